"""The lines with which parts of a page begin that are no posting: related jobs, articles, sign-up boxes, footers."""

from __future__ import annotations

import re

RELATED = re.compile(
    r"^(?:explore |see |view |browse |latest )?(?:related|similar|recommended|other|more|further|also|new)\b"
    r"(?!.{0,20}\babout\b).{0,30}\b(?:jobs?|roles?|vacanc(?:y|ies)|placements?|positions?|opportunit(?:y|ies)|"
    r"openings?|"
    r"internships?|postings?|adverts?|offers?|listings?|ads|matches|traineeships?|studentships?"
    r"|like this|ways to join|recruiting|open|employer|(?:might|may) like)"
    r"(?=\s*(?:$|[:.…(]|at\b|in\b|from\b|near\b|for you|like\b|you\b|by\b|with\b|this\b|we\b|us\b))"
    r"|^(?:viewed|seen|bought|read) together\b|^(?:other|more) offers\b"
    r"|\b(?:you|they) (?:might|may|could|'d)(?: also)? (?:like|fit|suit|match|be interested)|\bviewed\b.{0,30}$"
    r"|^(?:students|people|candidates|applicants|others|job ?seekers|users|employers|graduates|visitors)\b.{0,30}"
    r"\b(?:also|who)\b.{0,30}\b(?:look(?:ed|ing)?|view(?:ed|ing)?|appl(?:y|ied)|sav(?:e|ed)|search(?:ed)?|browsed|clicked)\b"
    r"|^(?:hot|featured|top|promoted|sponsored|trending|urgent|recent|nearby) (?:jobs|roles|vacancies|internships"
    r"|listings|openings)\b"
    r"|\bjobs (?:you may|you might|at other|near you|for you)\b|^interested in this (?:employer|company)"
    r"|^(?:not quite right|still looking)\b|^(?:also|we(?:'re| are) also) (?:open|recruiting|hiring)\b|"
    r"^more (?:from (?!us\b|the team\b)|at (?-i:[A-Z])|like this)"
    r"|^(?:also|maybe|perhaps) (?:interesting|vacant|of interest|worth a look|something|at (?-i:[A-Z]))\b"
    r"|\byou may have missed$",
    re.IGNORECASE,
)
ARTICLES = re.compile(
    r"^(?:(?:industry|market|our|latest|career|expert) )?insights?$|\bindustry insights?\b|^careers? (?:advice|"
    r"blog|tips|corner|news|magazine|school)\b|^(?:the )?magazine$|"
    r"^(?:article|tip|story|question) of the (?:day|week|month)$|"
    r"^(?:webinars?|podcasts?|quiz(?:zes)?|salary (?:check|report|guide|survey|index)(?: 20\d\d)?)$|"
    r"\bblogs?$|\bfrom (?:the|our|your)\b.{0,30}\b(?:blog|forum|journal|editors?|magazine|newsroom|analysts)\b|"
    r"^(?:read|watch) next|^latest (?:from|news|articles|stories)|^recent (?:posts|stories|articles|news)|"
    r"^trending\b|"
    r"\bcollaborative articles\b|^resources for\b|\btip of the week\b|^(?:our |news |career |related |"
    r"popular )?articles\b|"
    r"^news (?:and|&) (?:views|insights)|^white paper\b|^related (?:reading|content)|^meet our people|"
    r"^what (?:students|interns|people|employees) say about|^(?:advice|tips) (?:from|for)\b"
    r"|^from (?:the|our)\b.{0,30}\b(?:hub|desk|centre|center|team|archive|community|library)\b"
    r"|^ask (?:the|our|a)\b.{0,30}\b(?:desk|experts?|advis[eo]rs?|editors?|coach|columnist|team|community)\b"
    r"|^(?:this week|this month|today|elsewhere|also|more|new|popular|hot|best) (?:on|in|from|at) (?-i:[A-Z])\w+"
    r"|^most (?:read|shared|popular)\b"
    r"|^(?:sponsored|advertisements?|ads?|promoted|from our (?:partners|sponsors))$|^get ahead$|^career guides?\b"
    r"|^(?:expert |career |interview |cv |application )?(?:tips|advice|guides?)$|^nos conseils\b",
    re.IGNORECASE,
)
SIGNUP = re.compile(
    r"^(?:our |free |weekly |monthly )?newsletters?\b|\b(?:in|to) (?:your|my) inbox\b|\bjob alerts?\b|^subscribe\b|"
    r"\b(?:subscribe|sign[ -]?up|register|join|get|receive|sends?)\b.{0,60}\b(?:newsletters?|alerts?|inbox|digest|"
    r"updates|fortnightly letter|mailing list|talent (?:community|pool|network))\b|\bset (?:up )?(?:an )?alerts?\b|"
    r"^never miss\b|^stay in the loop\b|^get matched\b|\bjoin (?:over |more than )?\d[\d,.]*\+? |\bjoin the list\b|"
    r"^sign (?:up|in) (?:for|to)\b|^get\b.{0,40}\bfirst$|\bno spam\b|\bget notified\b|\breferrals increase\b|"
    r"^boost your (?:profile|cv)\b|\bfree (?:guide|e-?book|cv check)\b|^sponsored:"
    r"|^want (?:more )?(?:job )?alerts?\b|^(?:get|receive|sign up for) our (?:\w{4,10} ){0,2}(?:round-?up"
    r"|bulletin|digest|newsletter|letter)\b|^meld je aan\b|^abonn(?:ez-vous|ieren|eer)\b|\b(?:nieuwsbrief|infolettre)\b"
    r"|\bnewsletter abonnieren\b",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"\bcookies?\b|©|^\(c\)|\bcopyright\b|\ball rights reserved\b|\bprivacy (?:policy|notice|settings)?\s*(?:[|"
    r"·.]|$)|"
    r"\bterms (?:of use|of service|and conditions|& conditions)\b|\bfollow us\b|\baccessibility statement\b|"
    r"\bmodern slavery statement\b|\bdo not sell my\b|^impressum\b|^mentions légales\b|\bcookie-?beleid\b"
    r"|^aviso legal\b|\bdatenschutz\w{0,12}$",
    re.IGNORECASE,
)
ANYWHERE = re.compile(
    r"\b(?:uses?|store|stores|place|places|set|sets) (?:\w+ ){0,3}cookies?\b|\bcookie (?:policy|settings|"
    r"preferences)\b|"
    r"^(?:other|more|further) (?:messages|items|posts|announcements|notices) in this (?:digest|issue|newsletter|mailing"
    r"|bulletin)\b|\byou are receiving this (?:digest|e-?mail|message|newsletter|bulletin)\b|"
    r"\bto unsubscribe\b|\bby (?:subscribing|signing up)\b|\byou (?:receive|received) this (?:message|e-?mail)\b|"
    r"^(?:#[\w-]+\s*)+$|^be among the first \d+|^\d+ applicants$|\bwe value your privacy\b",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"(?:with )?(?:(?:many|best|kind|kindest|warm|warmest|friendly|sincere) )?(?:thanks|regards|wishes|greetings)"
    r"(?: (?:and|from) .{3,30})?[,.!]?|(?:yours|sincerely)(?: (?:sincerely|faithfully|truly))?[,.]?|cheers[,.!]?"
    r"|all the best[,.!]?"
    r"|mit (?:freundlichen|besten) grüßen[,.]?|cordialement[,.]?",
    re.IGNORECASE,
)
"""How a letter ends; names and addresses follow."""
RELATED_ABROAD = re.compile(
    r"^(?:vergelijkbare|andere|meer|soortgelijke) (?:vacatures|stages|banen)\b"
    r"|^(?:ähnliche|weitere|andere|passende|neue) (?:stellen|jobs|praktika|angebote|anzeigen)\w{0,12}\b"
    r"|^das könnte (?:dich|sie) (?:auch )?interessieren|^(?:offres?|annonces?|stages?) (?:similaires?|proches)\b"
    r"|^(?:autres|nos autres) (?:offres|annonces|stages)\b|^vous aimerez aussi|^(?:más|otras) ofertas\b"
    r"|^ofertas (?:similares|relacionadas)\b|^(?:altre )?offerte(?: simili| di stage)?$|^liknande (?:jobb|annonser)"
    r"|^lignende (?:stillinger|jobs?)|^podobne oferty|^(?:vagas|ofertas) semelhantes"
    r"|^(?:job ?seekers|others|people|students) (?:also )?(?:liked|searched|browsed)\b"
    r"|^(?:suggested|recommended|picked|selected) for you$|^because you (?:looked|viewed|searched)\b"
    r"|^(?:popular|trending|recent|related) searches$|^(?:you )?recently viewed$"
    r"|^(?:top|featured|popular) employers\b|^employers hiring\b|^browse by\b|^(?:latest|newest|new) (?:jobs|vacancies"
    r"|internships|placements)$|^(?:closing soon|last chance)$|^jobs nearby$",
    re.IGNORECASE,
)
"""Lists of other jobs under headings in other languages, or of what others look for."""
READING_ON = re.compile(
    r"^(?:read|see|watch) this (?:next|too|also)$"
    r"|^(?:up next|what to read next|keep reading|read on|continue (?:browsing|reading)|see also"
    r"|(?:discover|explore) more|elsewhere on (?:the|our) (?:board|site|web|blog)|more to (?:explore|read|discover))$"
    r"|^(?:tips|nieuws|advies) (?:van|voor)\b|^(?:karriere|bewerbungs)-?(?:tipps|ratgeber)\b|^ratgeber$"
    r"|^(?:upskill|learn with us|courses for you|(?:recommended|popular|our|online|short) courses"
    r"|(?:training|courses|bootcamps) (?:and|&) (?:courses|training|events))$|^(?:partner content|ads by\b.{0,20})$"
    r"|^(?:company|employer) reviews$|^what (?:people|employees|staff|insiders) say$",
    re.IGNORECASE,
)
"""Articles and courses that a page shows below a posting."""
