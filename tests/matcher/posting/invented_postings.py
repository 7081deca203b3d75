"""Postings written for the tests, with what a careful reader finds in them: text, kind, importance."""

from __future__ import annotations

from dataclasses import dataclass

Wanted = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Invented:
    """A posting as plain text, and its requirements in any order."""

    name: str
    text: str
    wanted: tuple[Wanted, ...]


INVENTED = (
    Invented(
        "actuarial, formal lists",
        """Actuarial Summer Intern

About Greywell Mutual

Greywell insures canals, locks and the people who steer boats through them. We have 210 colleagues in Bristol.

What you'll be doing

- Fit claim frequency models to forty years of lock gate data
- Help the pricing team with its quarterly review
- Present your findings to the chief actuary

Essential

- In the second or penultimate year of a mathematics, statistics or actuarial science degree
- Predicted a first or a 2:1
- Good working knowledge of Excel
- Some programming in R or Python
- Able to explain a chart to a person who dislikes charts
- Right to work in the UK without sponsorship

Desirable

- Exemptions from any IFoA examination
- Interest in insurance
- SQL

Where and when

You will need to be in our Bristol office three days a week. The internship runs from 14 June to 20 August 2027 and you should be available full time for the whole of it.

Benefits

We pay £520 a week and offer subsidised boat trips.

How to apply

Send a CV by 31 January 2027. Interviews take place in March.""",
        (
            (
                "In the second or penultimate year of a mathematics, statistics or actuarial science degree",
                "graduation",
                "must",
            ),
            ("Predicted a first or a 2:1", "grade", "must"),
            ("Good working knowledge of Excel", "skill", "must"),
            ("Some programming in R or Python", "skill", "must"),
            ("Able to explain a chart to a person who dislikes charts", "trait", "must"),
            ("Right to work in the UK without sponsorship", "authorisation", "must"),
            ("Exemptions from any IFoA examination", "other", "nice"),
            ("Interest in insurance", "interest", "nice"),
            ("SQL", "skill", "nice"),
            ("You will need to be in our Bristol office three days a week", "location", "must"),
            (
                "The internship runs from 14 June to 20 August 2027 and you should be available full time for the whole of it",
                "availability",
                "must",
            ),
        ),
    ),
    Invented(
        "robotics, American wording",
        """Robotics Software Intern (Summer 2027)

Copperline Automation is hiring interns for its Pittsburgh lab.

The role

You will write perception code for warehouse arms and test it on real hardware. Our team values curiosity and coffee.

Minimum qualifications

- Currently pursuing an MS or PhD in robotics, computer science, or electrical engineering
- Expected graduation between December 2027 and June 2029
- Strong C++ and experience with ROS 2
- Proficiency in Python
- Must be legally authorized to work in the United States
- Available for at least 12 weeks starting in May or June 2027

Preferred qualifications

- Experience with point cloud processing (PCL, Open3D, or similar)
- Publications at robotics conferences
- Familiarity with CUDA

Copperline is an equal opportunity employer and does not discriminate on the basis of race, religion, or disability. The hourly rate is $48.""",
        (
            ("Currently pursuing an MS or PhD", "degree", "must"),
            ("in robotics, computer science, or electrical engineering", "field", "must"),
            ("Expected graduation between December 2027 and June 2029", "graduation", "must"),
            ("Strong C++", "skill", "must"),
            ("experience with ROS 2", "skill", "must"),
            ("Proficiency in Python", "skill", "must"),
            ("Must be legally authorized to work in the United States", "authorisation", "must"),
            ("Available for at least 12 weeks starting in May or June 2027", "availability", "must"),
            ("Experience with point cloud processing (PCL, Open3D, or similar)", "skill", "nice"),
            ("Publications at robotics conferences", "experience", "nice"),
            ("Familiarity with CUDA", "skill", "nice"),
        ),
    ),
    Invented(
        "museum, chatty prose",
        """Collections intern

The Tidewater Museum keeps four thousand model ships and one real one. This autumn we are opening a second gallery, and we could use another pair of hands.

You'll photograph objects, write labels and argue with us about commas.

Who would suit us? Someone studying history, museum studies or archaeology, at any level. You should be comfortable with a spreadsheet, and you must be able to lift a box of twelve kilos. We also need you to write clear English. If you have handled museum objects before, all the better. A little Photoshop would be a plus.

We'd like you in Whitby on Tuesdays and Thursdays from September to December 2027. You need permission to work in the UK. The post carries a bursary of £1,500. No degree is required.

Write to us by 2 July with a page on an object that you own.""",
        (
            ("Someone studying history, museum studies or archaeology, at any level", "field", "must"),
            ("You should be comfortable with a spreadsheet", "skill", "must"),
            ("you must be able to lift a box of twelve kilos", "other", "must"),
            ("We also need you to write clear English", "language", "must"),
            ("you have handled museum objects before", "experience", "nice"),
            ("A little Photoshop would be a plus", "skill", "nice"),
            ("We'd like you in Whitby on Tuesdays and Thursdays from September to December 2027", "location", "must"),
            ("You need permission to work in the UK", "authorisation", "must"),
        ),
    ),
    Invented(
        "flattened job board page",
        """Data Analyst Intern

Fernhollow Energy

What You'll Do

Clean meter data and build weekly reports. Work with engineers on outage forecasts. Learn how a power market clears.

What You'll Bring

You are working towards a Bachelor's degree in economics, engineering or a related discipline You will graduate in summer 2028 You have experience with SQL and at least one of Python, R or Julia You're curious about energy markets You enjoy working in a small team. Knowledge of Power BI is an advantage but not required

Working Pattern

This is a hybrid role and we expect you to come to our Leeds office two days a week. You must be available from 21 June 2027 for ten weeks.""",
        (
            ("You are working towards a Bachelor's degree", "degree", "must"),
            ("in economics, engineering or a related discipline", "field", "must"),
            ("You will graduate in summer 2028", "graduation", "must"),
            ("You have experience with SQL and at least one of Python, R or Julia", "skill", "must"),
            ("You're curious about energy markets", "interest", "must"),
            ("You enjoy working in a small team", "trait", "must"),
            ("Knowledge of Power BI is an advantage but not required", "skill", "nice"),
            ("we expect you to come to our Leeds office two days a week", "location", "must"),
            ("You must be available from 21 June 2027 for ten weeks", "availability", "must"),
        ),
    ),
    Invented(
        "Swiss, German habits",
        """Internship: Process Data (80-100%)

Your profile

- Bachelor completed or Master's student in chemical engineering, process engineering or similar
- First experience with Aspen HYSYS or another simulation tool
- Good knowledge of statistics
- Fluent German (C1) and good English
- Independent and careful way of working
- Swiss or EU citizenship

An advantage

- SAP
- French

We offer

- CHF 2,600 a month
- A mentor and a desk with a view of the reactor

Frame

Start on 1 September 2027, six months full time, at our plant in Visp.""",
        (
            ("Bachelor completed or Master's student", "degree", "must"),
            ("in chemical engineering, process engineering or similar", "field", "must"),
            ("First experience with Aspen HYSYS or another simulation tool", "skill", "must"),
            ("Good knowledge of statistics", "skill", "must"),
            ("Fluent German (C1) and good English", "language", "must"),
            ("Independent and careful way of working", "trait", "must"),
            ("Swiss or EU citizenship", "authorisation", "must"),
            ("SAP", "skill", "nice"),
            ("French", "language", "nice"),
            ("Start on 1 September 2027, six months full time", "availability", "must"),
            ("at our plant in Visp", "location", "must"),
        ),
    ),
    Invented(
        "design studio, second person",
        """Brand Design Intern

Hello! We are a studio of nine above a bicycle shop in Glasgow.

A bit about you

- You're in your third year or above of a design course
- You know your way around Illustrator and InDesign
- You've designed something that was actually printed
- You take feedback without sulking
- You have a portfolio that we can browse online

It'd be great if

- you can animate in After Effects
- you speak a second language
- you've worked in a shop, a bar or a kitchen

Good to know

We work together in the studio from Tuesday to Thursday. The internship is twelve weeks, full time, from 7 June 2027. Sadly we cannot sponsor visas, so you need to have the right to work in the UK already. We pay £13.15 an hour and there is soup on Wednesdays.""",
        (
            ("You're in your third year or above of a design course", "graduation", "must"),
            ("You know your way around Illustrator and InDesign", "skill", "must"),
            ("You've designed something that was actually printed", "experience", "must"),
            ("You take feedback without sulking", "trait", "must"),
            ("You have a portfolio that we can browse online", "other", "must"),
            ("you can animate in After Effects", "skill", "nice"),
            ("you speak a second language", "language", "nice"),
            ("you've worked in a shop, a bar or a kitchen", "experience", "nice"),
            ("We work together in the studio from Tuesday to Thursday", "location", "must"),
            ("The internship is twelve weeks, full time, from 7 June 2027", "availability", "must"),
            ("you need to have the right to work in the UK already", "authorisation", "must"),
        ),
    ),
    Invented(
        "defence, run-in headings",
        """Signal Processing Placement Student

Marlstone Radar, Portsmouth

Responsibilities: simulate antenna arrays, run trials on the roof, write the report that nobody else wants to write.

Requirements: enrolled on a sandwich degree in electronic engineering or physics; MATLAB; a firm grasp of Fourier analysis; British citizenship, because the work needs SC clearance.

Bonus: experience with software-defined radio; a driving licence.

Terms: 13 months from 5 July 2027, on site in Portsmouth five days a week. Salary £23,100.

Applicants are asked to submit a form by 30 November 2026. We welcome applications from people of every background.""",
        (
            ("enrolled on a sandwich degree", "degree", "must"),
            ("in electronic engineering or physics", "field", "must"),
            ("MATLAB", "skill", "must"),
            ("a firm grasp of Fourier analysis", "skill", "must"),
            ("British citizenship", "authorisation", "must"),
            ("experience with software-defined radio", "skill", "nice"),
            ("a driving licence", "other", "nice"),
            ("13 months from 5 July 2027", "availability", "must"),
            ("on site in Portsmouth five days a week", "location", "must"),
        ),
    ),
    Invented(
        "charity, few wishes",
        """Policy and Campaigns Intern

Hedgerow Alliance campaigns for wider verges. Last year two interns helped us to save eleven miles of them.

In this internship you will research planning law, draft briefings for councillors and meet a surprising number of beekeepers.

We are looking for someone who cares about wildlife, who can turn a long report into one page, and who has volunteered for a cause. You do not need a degree, and we will teach you the planning system.

Hours: 14 hours a week for six months. You can work from anywhere in England. We regret that we are not able to sponsor visas.

Pay: the real Living Wage.""",
        (
            ("We are looking for someone who cares about wildlife", "interest", "must"),
            ("who can turn a long report into one page", "trait", "must"),
            ("who has volunteered for a cause", "experience", "must"),
            ("14 hours a week for six months", "availability", "must"),
            ("You can work from anywhere in England", "location", "must"),
            ("we are not able to sponsor visas", "authorisation", "must"),
        ),
    ),
)
