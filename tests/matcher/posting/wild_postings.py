"""Invented postings in many voices, each with the facts that a person reads in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WildPosting:
    """A posting as a source would deliver it, and its facts; dates in ISO 8601, None where it does not say."""

    id: str
    text: str
    title: str
    company: str | None
    locations: tuple[str, ...] = ()
    work_mode: str | None = None
    deadline: str | None = None
    start: str | None = None
    weeks: tuple[int, int] | None = None
    closed: bool | None = None
    paid: bool | None = None


FIRST = (
    WildPosting(
        id="us-new-grad-energy",
        text="""Battery Test Engineering Intern (Summer 2027)
Amperline Energy
Austin, TX

Amperline builds grid storage for rural co-ops. Our interns own a real test plan from the first week.

Program dates: June 7, 2027 through August 20, 2027 (11 weeks).
Compensation: $34/hour plus a housing stipend.
This role is based in our Austin lab and is in person five days per week.

What you'll bring
- Pursuing a BS or MS in electrical or mechanical engineering
- Comfortable with Python for data analysis

Applications are reviewed on a rolling basis.
""",
        title="Battery Test Engineering Intern (Summer 2027)",
        company="Amperline Energy",
        locations=("Austin, TX",),
        work_mode="onsite",
        start="2027-06-07",
        weeks=(11, 11),
        closed=False,
        paid=True,
    ),
    WildPosting(
        id="uk-council",
        text="""# Summer Placement: Transport Planning

**Wrendale Borough Council**, Huddersfield

We are offering one paid placement in our transport planning team. You will help to count, map and explain how people
move around the borough.

- Salary: £12.85 an hour
- Hours: 37 per week
- Length: 8 weeks, starting Monday 5 July 2027
- Closing date: 23:55 on Sunday 10 January 2027

You would be in Civic House at least three days each week and may work from home on the others.

## Essential criteria

- Currently studying geography, planning or a related subject
- Able to use a spreadsheet with confidence
""",
        title="Summer Placement: Transport Planning",
        company="Wrendale Borough Council",
        locations=("Huddersfield",),
        work_mode="hybrid",
        deadline="2027-01-10T23:55:00+00:00",
        start="2027-07-05",
        weeks=(8, 8),
        paid=True,
    ),
    WildPosting(
        id="german-english-start-up",
        text="""Working Student / Intern Data Analytics (f/m/x)

Kielwasser Mobility GmbH · Hamburg · hybrid

We make ferries run on time. You join a team of nine in the Speicherstadt.

Your tasks
- Build dashboards that captains really read
- Clean our timetable data

Your profile
- You are enrolled at a university in Germany
- Good SQL and some Python
- German at B2 level

What we offer
- 15.50 € per hour, 20 hours per week
- up to two home office days a week
- Start: 1 March 2027, for 6 months

Please send us your application by 31.01.2027.
""",
        title="Working Student / Intern Data Analytics (f/m/x)",
        company="Kielwasser Mobility GmbH",
        locations=("Hamburg",),
        work_mode="hybrid",
        deadline="2027-01-31",
        start="2027-03-01",
        weeks=(26, 26),
        paid=True,
    ),
    WildPosting(
        id="charity-unpaid",
        text="""Digital Fundraising Volunteer Intern

Lanternfish Trust, Brighton

We teach children from the city's estates to swim in the sea. The team is five people and one very old van.

This is an unpaid internship: we refund travel and lunch up to £12 a day. Two days a week for three months, from
the week of 12 April 2027. Mostly in our Hove hut, with the odd day from home.

You should
- write clearly and kindly
- know your way around a mailing tool, or want to learn one

Please apply by noon on 15 January 2027 by sending a short letter to the address below.
""",
        title="Digital Fundraising Volunteer Intern",
        company="Lanternfish Trust",
        locations=("Brighton",),
        work_mode="hybrid",
        deadline="2027-01-15T12:00:00+00:00",
        start="2027-04-12",
        weeks=(13, 13),
        paid=False,
    ),
    WildPosting(
        id="bank-closed",
        text="""Home / Early Careers / Markets

Summer Analyst Programme 2027 - Global Markets
Location: London
Employer: Harrowgate Sterling
Closed to applications since 13 November 2026

About the programme
Over ten weeks from 14 June 2027 you rotate through two desks on our trading floor in Canary Wharf. You will be in the
office every day. Analysts are paid a competitive salary.

Requirements
- Penultimate year of any degree
- On track for a 2:1
""",
        title="Summer Analyst Programme 2027 - Global Markets",
        company="Harrowgate Sterling",
        locations=("London",),
        work_mode="onsite",
        deadline="2026-11-13",
        start="2027-06-14",
        weeks=(10, 10),
        closed=True,
        paid=True,
    ),
    WildPosting(
        id="remote-us-saas",
        text="""Front End Engineering Intern
Pebblestack | Remote (US)

Pebblestack is a fully remote company: there is no office to come to. We write scheduling software for veterinarians.

The internship runs from May 24 to August 13, 2027 and pays $42 per hour.

Who you are
- A sophomore or junior studying computer science or similar
- You have shipped something in React
- Authorized to work in the United States

We'll stop accepting applications on February 26, 2027 at 5 PM Pacific.
""",
        title="Front End Engineering Intern",
        company="Pebblestack",
        locations=("US",),
        work_mode="remote",
        deadline="2027-02-26T17:00:00-08:00",
        start="2027-05-24",
        weeks=(12, 12),
        paid=True,
    ),
    WildPosting(
        id="museum-friday",
        text="""PAPER CONSERVATION INTERNSHIP

The Ottery Collection, Exeter

Term: twelve months, full time, 35 hours a week
Stipend: £23,400
Start: early September 2027
Deadline: 5 p.m., Friday 5 March 2027

The intern works at the bench in our studio alongside two accredited conservators. Because the objects cannot travel,
neither can the post: this is an on-site role.

You will have
- a postgraduate qualification in conservation, or be about to complete one
- steady hands and patience
""",
        title="PAPER CONSERVATION INTERNSHIP",
        company="The Ottery Collection",
        locations=("Exeter",),
        work_mode="onsite",
        deadline="2027-03-05T17:00:00+00:00",
        start="2027-09",
        weeks=(52, 52),
        paid=True,
    ),
    WildPosting(
        id="swiss-lab",
        text="""# Internship in Photonic Packaging (100%)

at Lumigrat AG, Neuchâtel

Lumigrat aligns fibres to chips with less than a tenth of a micron of error.

**Starting dates are 3 May, 1 June or 5 July 2027.** The internship lasts six months and is paid CHF 2,200 per month.

### Must haves
- Bachelor's degree in microengineering, physics or electrical engineering
- Experience in an optics lab

### What else
Two days of home office per week are possible after the first month. Applications are open until 28 February 2027.
""",
        title="Internship in Photonic Packaging (100%)",
        company="Lumigrat AG",
        locations=("Neuchâtel",),
        work_mode="hybrid",
        deadline="2027-02-28",
        start="2027-05-03",
        weeks=(26, 26),
        closed=False,
        paid=True,
    ),
    WildPosting(
        id="professor-email",
        text="""From: Oonagh Delahunt <o.delahunt@marsh.example>
To: all-bio-students@lists.example.org
Date: Tue, 5 Jan 2027 09:12:44 +0000
Subject: Summer internship: counting eels with sonar (Tullow Fisheries Lab, Galway)

Dear all,

Tullow Fisheries Lab has funding for one summer student. You would spend eight weeks with us between 7 June and
30 July, most of it on boats and at the weir, and the rest labelling sonar video in our lab in Galway.

We pay the living wage, which is €14.75 an hour at present. You must be enrolled in a life science degree and you
need to be able to swim. A full driving licence would help.

To apply, send me a CV and one paragraph by the end of February 2027.

Oonagh
""",
        title="Summer internship: counting eels with sonar",
        company="Tullow Fisheries Lab",
        locations=("Galway",),
        deadline="2027-02-28",
        start="2027-06-07",
        weeks=(8, 8),
        paid=True,
    ),
    WildPosting(
        id="agency-board",
        text="""Graduate Jobs > Engineering > Internships

Structural Engineering Intern
Bexhall Rowe Partnership
Bristol  |  £21,500 pro rata  |  Posted 3 days ago

Bexhall Rowe is a practice of sixty engineers. Each summer we take on four interns to work on live projects: bridges,
schools and one lighthouse.

When: 21 June to 27 August 2027
Where: our Redcliffe office, three days a week, with two from home

To be considered you need:
- two years of a civil or structural engineering degree completed
- working knowledge of AutoCAD or Revit

Please close the form on 20 February 2027 at 23:59: late entries are not read.

Similar jobs
Civil Engineering Intern
Marlpit Consulting, Dundee
""",
        title="Structural Engineering Intern",
        company="Bexhall Rowe Partnership",
        locations=("Bristol",),
        work_mode="hybrid",
        deadline="2027-02-20T23:59:00+00:00",
        start="2027-06-21",
        weeks=(10, 10),
        paid=True,
    ),
    WildPosting(
        id="lever-site-name",
        text="""[{"id": "3f0c", "text": "Growth Marketing Intern", "hostedUrl": "https://jobs.lever.co/tidewell/3f0c",
"categories": {"location": "Leeds", "commitment": "Internship", "team": "Marketing"}, "workplaceType": "hybrid",
"createdAt": 1767600000000,
"description": "<div>You will run small experiments on our sign-up page for twelve weeks from 14 June 2027.</div>",
"lists": [{"text": "You have", "content": "<li>An eye for numbers</li><li>Good written English</li>"}],
"additional": "<div>Tidewell pays interns £24,000 pro rata. Applications close 19 February 2027.</div>"}]""",
        title="Growth Marketing Intern",
        company="Tidewell",
        locations=("Leeds",),
        work_mode="hybrid",
        deadline="2027-02-19",
        start="2027-06-14",
        weeks=(12, 12),
        paid=True,
    ),
    WildPosting(
        id="json-ld-remote",
        text="""<!doctype html><html><head><title>Technical Writing Intern | Quernstone</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
"title": "Technical Writing Intern", "datePosted": "2026-12-01", "validThrough": "2027-02-14",
"hiringOrganization": {"@type": "Organization", "name": "Quernstone"}, "jobLocationType": "TELECOMMUTE",
"applicantLocationRequirements": [{"@type": "Country", "name": "Ireland"}, {"@type": "Country", "name": "Spain"}],
"description": "<p>Write the guides that our users read at two in the morning.</p>"}</script></head>
<body><main><h1>Technical Writing Intern</h1>
<p>Write the guides that our users read at two in the morning. You will work with three engineers and an editor, and
everything that you write is published under your name.</p>
<p>The internship is paid, lasts four months and starts in May 2027.</p>
<h2>Requirements</h2><ul><li>Clear written English</li><li>You have documented a project of your own</li></ul>
</main></body></html>""",
        title="Technical Writing Intern",
        company="Quernstone",
        locations=("Ireland", "Spain"),
        work_mode="remote",
        deadline="2027-02-14",
        start="2027-05",
        weeks=(17, 17),
        paid=True,
    ),
    WildPosting(
        id="nhs-bands",
        text="""Data Quality Placement Student
Band 3
Oakmere Teaching Hospitals NHS Trust
Site: Royal Oakmere Infirmary
Town: Leicester
Salary: £24,071 per annum
Contract: fixed term, 12 months
Closing date: 14/02/2027 23:59

The trust runs three hospitals. As a placement student you will check that what is coded is what was done.

You will start on 6 September 2027. The post is based at the infirmary; on site about one day in five is spent at
our other hospitals.

Person specification
Essential
- Studying for a degree with a placement year
- Confident with Excel
""",
        title="Data Quality Placement Student",
        company="Oakmere Teaching Hospitals NHS Trust",
        locations=("Leicester",),
        work_mode="onsite",
        deadline="2027-02-14T23:59:00+00:00",
        start="2027-09-06",
        weeks=(52, 52),
        paid=True,
    ),
    WildPosting(
        id="dutch-stage",
        text="""# Stage / Internship Offshore Hydrodynamics

*Golfslag Engineering B.V., Delft. Paid: €650 per month.*

Do you like waves? So do we. For our Delft office we are looking for a graduation intern who compares measured and
computed ship motions.

- Duration: 5-6 months
- Start: February or March 2027
- 40 hours a week, of which at least three days in the office

**You bring**

- Enrolment in a master's in maritime, civil or mechanical engineering
- Knowledge of MATLAB or Python

Interested? Mail your CV before 20 January 2027.
""",
        title="Stage / Internship Offshore Hydrodynamics",
        company="Golfslag Engineering B.V.",
        locations=("Delft",),
        work_mode="hybrid",
        deadline="2027-01-20",
        start="2027-02",
        weeks=(22, 26),
        paid=True,
    ),
    WildPosting(
        id="us-newsroom",
        text="""The Alder County Courier is hiring a data reporting intern for summer 2027.

The basics
Where: Portland, Oregon. You'll work from our newsroom three days a week.
When: 10 weeks, beginning Tuesday, June 1, 2027
Pay: $20/hr

What we want
You've published at least three stories, in a student paper or anywhere else. You can get numbers out of a PDF without
crying. A reporting class or two would be great.

How to apply
Send a cover letter, resume and three clips to the editor no later than January 22, 2027, 11:59 p.m. PT.
""",
        title="data reporting intern for summer 2027",
        company="The Alder County Courier",
        locations=("Portland, OR",),
        work_mode="hybrid",
        deadline="2027-01-22T23:59:00-08:00",
        start="2027-06-01",
        weeks=(10, 10),
        paid=True,
    ),
    WildPosting(
        id="law-firm",
        text="""Summer Vacation Scheme 2027
Thackeray Lisle LLP
Birmingham and Manchester

Two schemes of three weeks each: Monday 14 June or Monday 5 July 2027.

We pay £450 a week. Vacation students sit with a trainee and spend every day in the office.

Who can apply
- Second-year law students and final-year students of any other subject
- AAB at A level or equivalent

The deadline for applications is 31st January 2027.
""",
        title="Summer Vacation Scheme 2027",
        company="Thackeray Lisle LLP",
        locations=("Birmingham", "Manchester"),
        work_mode="onsite",
        deadline="2027-01-31",
        start="2027-06-14",
        weeks=(3, 3),
        paid=True,
    ),
    WildPosting(
        id="french-lab",
        text="""M2 internship: Bayesian models of soil moisture

Institut du Grand-Pré, Montpellier

Duration 6 months, from February 2027 (flexible). Gratification: about 670 € per month.

The internship takes place in the institute; one day of remote work a week is allowed.

Profile: Master 2 student in statistics, applied mathematics or agronomy. R or Python.

Contact: send a CV, your marks of the last two years and the name of a referee before December 15th, 2026.
""",
        title="M2 internship: Bayesian models of soil moisture",
        company="Institut du Grand-Pré",
        locations=("Montpellier",),
        work_mode="hybrid",
        deadline="2026-12-15",
        start="2027-02",
        weeks=(26, 26),
        paid=True,
    ),
    WildPosting(
        id="civil-service",
        text="""Policy Intern (Housing)

Department for Towns and Housing
Location: Darlington, London
Contract type: Fixed term, 9 weeks
Working pattern: Full-time
Grade: Executive Officer
Salary: £31,265 pro rata

Applications close at 11:55 pm on Monday 18th January 2027

Job summary
You will join a policy team from 28 June 2027 to 27 August 2027. We expect at least 60% of your time to be spent in the
office.

Person specification
You should be in the penultimate or final year of an undergraduate degree.
""",
        title="Policy Intern (Housing)",
        company="Department for Towns and Housing",
        locations=("Darlington", "London"),
        work_mode="hybrid",
        deadline="2027-01-18T23:55:00+00:00",
        start="2027-06-28",
        weeks=(9, 9),
        paid=True,
    ),
    WildPosting(
        id="greenhouse-game-studio",
        text="""{"id": 99, "title": "Gameplay Programming Intern",
"location": {"name": "Guildford, Surrey, United Kingdom"},
"absolute_url": "https://boards.greenhouse.io/tinhorn/jobs/99", "updated_at": "2026-11-20T10:00:00Z",
"company_name": "Tinhorn Games",
"content": "&lt;p&gt;We make small, odd games. \
The placement begins in July 2027 and lasts for 12 to 13 months.&lt;/p&gt;\
&lt;p&gt;The studio works in a hybrid way: Tuesday to Thursday together, Monday and Friday where you like.&lt;/p&gt;\
&lt;h3&gt;You&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;C++ or C#&lt;/li&gt;&lt;li&gt;A game you finished&lt;/li&gt;&lt;/ul&gt;\
&lt;p&gt;Salary: £23,000. We will close this advert on 8 January 2027, or sooner if we have found you.&lt;/p&gt;"}""",
        title="Gameplay Programming Intern",
        company="Tinhorn Games",
        locations=("Guildford",),
        work_mode="hybrid",
        deadline="2027-01-08",
        start="2027-07",
        weeks=(52, 56),
        paid=True,
    ),
    WildPosting(
        id="start-up-chatty",
        text="""Intern, Founder's Office

We're **mossbank**, a seed-stage company in Shoreditch, London that helps councils to plant trees where people need
them.

You'd be intern number one. Three months, full time, kicking off on 6 April 2027 (give or take a week). £2,100 a month.

We're in the office Mondays, Tuesdays and Thursdays, and wherever we like on the others.

You
- can make a spreadsheet sing
- have started something, anything

No deadline, but we'll fill it as soon as we meet the right person.
""",
        title="Intern, Founder's Office",
        company="mossbank",
        locations=("London",),
        work_mode="hybrid",
        start="2027-04-06",
        weeks=(13, 13),
        closed=False,
        paid=True,
    ),
)

SECOND = (
    WildPosting(
        id="us-agency-numeric-dates",
        text="""Urban Forestry Internship
City of Larkhaven Parks Department
Denver, Colorado

Job Type: Internship (temporary, paid)
Pay: $19.25 an hour
Opening Date: 01/04/2027
Closing Date: 02/05/2027 5:00 PM Mountain

Interns help our arborists to inventory street trees. Ten weeks, 40 hours per week; first day Monday, June 7.
The work is outdoors and in person.

Minimum qualifications
- At least one year of college coursework in forestry, biology or a related field
- A valid driver's license
""",
        title="Urban Forestry Internship",
        company="City of Larkhaven Parks Department",
        locations=("Denver, CO",),
        work_mode="onsite",
        deadline="2027-02-05T17:00:00-07:00",
        start="2027-06-07",
        weeks=(10, 10),
        paid=True,
    ),
    WildPosting(
        id="uk-publisher",
        text="""# Editorial Work Placement

**Company:** Finchfield & Daughters
**Where:** Bloomsbury, London (two days from home)
**When:** four weeks, 5 or 19 July 2027
**Pay:** London Living Wage

Finchfield publishes cookery books and nothing else. You'll read the slush pile, test one recipe and
write the copy for it.

**What we're looking for**

* You read widely and write plainly
* You're organised

Applications will be accepted up to and including 9 May 2027.
""",
        title="Editorial Work Placement",
        company="Finchfield & Daughters",
        locations=("London",),
        work_mode="hybrid",
        deadline="2027-05-09",
        start="2027-07-05",
        weeks=(4, 4),
        paid=True,
    ),
    WildPosting(
        id="german-institute",
        text="""Research Internship: Machine Learning for Groundwater (m/f/d)

The Eifelried Institute for Water Research in Trier invites applications for an internship of three to six months.

Start: as of 1 April 2027
Working time: 39 hours per week, up to 40% mobile work
Remuneration: EUR 1,250 per month

Your qualifications:
- ongoing studies in hydrology, physics, computer science or similar
- experience with Python
- good command of English; German is an advantage

Please submit your documents via our portal until 15.02.2027. Reference number 2027-014.
""",
        title="Research Internship: Machine Learning for Groundwater (m/f/d)",
        company="The Eifelried Institute for Water Research",
        locations=("Trier",),
        work_mode="hybrid",
        deadline="2027-02-15",
        start="2027-04-01",
        weeks=(13, 26),
        paid=True,
    ),
    WildPosting(
        id="fintech-ashby-like-text",
        text="""Risk Analytics Intern
Pennywhistle
Location
London
Employment Type
Intern
Location Type
Hybrid
Department
Risk

About us
Pennywhistle lends small sums to market traders, fairly. We are 140 people and growing.

The internship
12 weeks from 21 June 2027 to 10 September 2027, £32,000 annualised. Everyone is in our Aldgate office on Mondays,
Tuesdays and Fridays.

You'll need
- SQL you can write without looking it up
- a quantitative degree in progress

Timeline
Applications close 31 January 2027. Interviews: 8 to 19 February 2027.
""",
        title="Risk Analytics Intern",
        company="Pennywhistle",
        locations=("London",),
        work_mode="hybrid",
        deadline="2027-01-31",
        start="2027-06-21",
        weeks=(12, 12),
        paid=True,
    ),
    WildPosting(
        id="ngo-brussels",
        text="""Advocacy Trainee (6 months)
Clean Harbours Europe, Brussels

Clean Harbours Europe is a network of 41 groups that want quieter, cleaner ports.

Conditions: full-time traineeship from 1 September 2027 to 28 February 2028; monthly allowance of EUR 1,400; three
days a week in the Brussels office, two days teleworking.

Requirements
- A master's degree in political science, law or environmental science
- Fluent English and good French

Candidates should send a CV and a motivation letter (one page) no later than Sunday 30 May 2027, 23:59 CET.
""",
        title="Advocacy Trainee (6 months)",
        company="Clean Harbours Europe",
        locations=("Brussels",),
        work_mode="hybrid",
        deadline="2027-05-30T23:59:00+02:00",
        start="2027-09-01",
        weeks=(26, 26),
        paid=True,
    ),
    WildPosting(
        id="factory-placement",
        text="""INDUSTRIAL PLACEMENT - MANUFACTURING ENGINEERING (13 MONTHS)

Company: Brocklesby Castings Ltd
Site: Scunthorpe
Salary: £22,100
Start date: w/c 28 June 2027
Deadline for applications: Sunday 28th February

Posted: 2 December 2026

You will be part of the team that keeps four furnaces running. It is hot, loud and never dull. The placement is based
full time on site, Monday to Friday, 7.30 to 3.30.

Essential: studying mechanical, manufacturing or materials engineering with a placement year.
Desirable: experience of SolidWorks.
""",
        title="INDUSTRIAL PLACEMENT - MANUFACTURING ENGINEERING (13 MONTHS)",
        company="Brocklesby Castings Ltd",
        locations=("Scunthorpe",),
        work_mode="onsite",
        deadline="2027-02-28",
        start="2027-06-28",
        weeks=(56, 56),
        paid=True,
    ),
    WildPosting(
        id="filled-role",
        text="""Data Engineering Intern - Halyard Freight

UPDATE: this position has now been filled. Thank you to everybody who applied.

Halyard Freight | Rotterdam, Netherlands | On-site

Six months from February 2027 in our harbour office. EUR 800 gross per month.

We ask for:
- MSc student in computer science
- Python and SQL
- Airflow is a plus
""",
        title="Data Engineering Intern - Halyard Freight",
        company="Halyard Freight",
        locations=("Rotterdam",),
        work_mode="onsite",
        start="2027-02",
        weeks=(26, 26),
        closed=True,
        paid=True,
    ),
    WildPosting(
        id="remote-europe-open-source",
        text="""# Open Source Maintainer Intern

Cobbleworks is remote-first, with people in nine European countries and no headquarters. We look after a build tool.

**Dates:** any 16 weeks between May and October 2027
**Stipend:** €2,000 a month
**Where:** anywhere within two hours of Central European Time

## You

- have sent at least one patch to a project that was not yours
- write Rust or Go

We review applications as they come in and stop when two people are found.
""",
        title="Open Source Maintainer Intern",
        company="Cobbleworks",
        work_mode="remote",
        start="2027-05",
        weeks=(16, 16),
        closed=False,
        paid=True,
    ),
    WildPosting(
        id="hospital-lab-html",
        text="""<html><head><title>Clinical Laboratory Intern - Careers at Saltburn Medical Center</title></head><body>
<nav><a href="/">Home</a><a href="/jobs">Jobs</a></nav>
<main><h1>Clinical Laboratory Intern</h1>
<ul class="meta"><li>Saltburn Medical Center</li><li>Rochester, MN</li><li>Full time</li>
<li>$18.40 - $21.00 / hr</li></ul>
<h2>The position</h2><p>You will rotate through hematology, chemistry and microbiology over twelve weeks, starting on
May 24, 2027. All rotations take place on campus.</p>
<h2>Qualifications</h2><ul><li>Enrolled in a medical laboratory science program</li><li>Immunization records</li></ul>
<h2>Application deadline</h2><p>March 1, 2027</p></main>
<footer>Saltburn Medical Center is an equal opportunity employer.</footer></body></html>""",
        title="Clinical Laboratory Intern",
        company="Saltburn Medical Center",
        locations=("Rochester, MN",),
        work_mode="onsite",
        deadline="2027-03-01",
        start="2027-05-24",
        weeks=(12, 12),
        paid=True,
    ),
    WildPosting(
        id="gallery-prose",
        text="""Curatorial Intern, Prints and Drawings

The Dunmere Gallery in Norwich is looking for a curatorial intern to help prepare an exhibition of East Anglian
woodcuts. The post runs for five months, starting in the last week of April 2027, for three days a week, and is paid at
£12.60 an hour. You will be based at the gallery.

You should have, or be close to finishing, a degree in art history or museum studies. You will need patience, a neat
hand and some experience of cataloguing.

Write to the keeper of prints by Friday 29 January at 5pm.
""",
        title="Curatorial Intern, Prints and Drawings",
        company="The Dunmere Gallery",
        locations=("Norwich",),
        work_mode="onsite",
        deadline="2027-01-29T17:00:00+00:00",
        start="2027-04",
        weeks=(22, 22),
        paid=True,
    ),
)
