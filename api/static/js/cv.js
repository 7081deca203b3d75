/** How much a CV gives to judge. */

const FEW_SKILLS = 2;

/** Whether nothing in the CV could be held against a requirement. @param {import("../types.js").Cv} cv */
export function nothingToJudge({ profile }) {
  const { degrees, skills, languages, experiences = [] } = profile;
  return degrees.length + skills.length + languages.length + experiences.length === 0;
}

/** Whether so little was found that the list needs a word of caution. @param {import("../types.js").Cv} cv */
export function littleToJudge({ profile }) {
  return profile.degrees.length === 0 && profile.skills.length < FEW_SKILLS;
}
