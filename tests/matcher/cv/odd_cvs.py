# ruff: noqa: E501 - the lines are as long as those of the CVs
"""CVs of odd kinds: dates in front, forms, several countries, courses in parallel. Every person and firm is invented.

Each stands with facts that a person reads off it; what the reader does not tell yet is left out of the lists.
"""

from __future__ import annotations

ODD_CVS: dict[str, tuple[str, tuple[str, ...]]] = {
    "academic": (
        """CURRICULUM VITAE

Dr. cand. Liv Aaberg
Department of Geosciences, University of Hollenfjord
Tromsø, Norway | liv.aaberg@example.org | ORCID 0000-0000-0000-0000

CURRENT POSITION
Doctoral research fellow in glaciology, since 09/2023

DEGREES
09/2023 - present: PhD in Glaciology, University of Hollenfjord (expected 08/2027)
08/2021 - 06/2023: MSc Earth Science, University of Hollenfjord. Grade: A
08/2018 - 06/2021: BSc Physics, Kvaldal University. Grade: B

RESEARCH VISITS
Jan.-Mar. 2025: Visiting researcher, Institute for Ice Studies, Innsbruck

PUBLICATIONS
Aaberg L. and Moen T. (2025). Fast ice streams seen from space. Journal of Snow 12, 33-41.

TEACHING
Teaching assistant, Remote Sensing (GEO2011), autumn 2023 and autumn 2024

COMPUTING
Python (xarray, numpy), MATLAB, QGIS, Fortran (reading knowledge)

LANGUAGES
Norwegian (mother tongue), English (fluent), German (basic)
""",
        (
            "phd Glaciology University of Hollenfjord 2023-09..2027-08 expected ",
            "master Earth Science University of Hollenfjord 2021-08..2023-06 done A",
            "bachelor Physics Kvaldal University 2018-08..2021-06 done B",
            "language Norwegian: mother tongue",
            "language English: fluent",
            "language German: basic",
            "skill Python: list",
            "post Visiting researcher 2025-01..2025-03",
        ),
    ),
    "europass": (
        """Europass Curriculum Vitae

PERSONAL INFORMATION
Kasia Wrońska-Bell
ul. Lipowa 7, 80-001 Gdańsk (Poland)
Sex Female | Date of birth 03/04/2004 | Nationality Polish

JOB APPLIED FOR
Internship in logistics

EDUCATION AND TRAINING
01/10/2023-Present
Bachelor of Science in Transport and Logistics  EQF level 6
Baltic University of Applied Sciences, Gdańsk (Poland)
Expected graduation: 07/2027. Average so far 4.3 (scale 2-5)

01/02/2026-30/06/2026
Erasmus+ semester
Hanse Polytechnic, Lübeck (Germany)

WORK EXPERIENCE
01/07/2025-30/09/2025
Warehouse trainee
Portowa Spedycja, Gdynia (Poland)
- Stock counts with SAP; pallet lists in Excel

PERSONAL SKILLS
Mother tongue(s)  Polish
Other language(s)
English  C1
German  B2

Digital competence: SAP, Excel, basic Python
Driving licence: B
""",
        (
            "post Warehouse trainee 2025-07-01..2025-09-30",
            "language Polish: ",
            "language English: C1",
            "language German: B2",
            "skill SAP: work",
            "skill Excel: work",
            "skill Python: list",
        ),
    ),
    "german": (
        """Jonas Ehrlich-Maurer
Geboren am 04.02.2004 in Ulm, ledig
Anschrift: Musterweg 3, 89073 Ulm

Studies
10/2024 – 03/2028 (expected)   B.Eng. Mechatronics, Hochschule Donautal, Ulm – current average grade 1.9
09/2016 – 06/2023   Gymnasium am Kuhberg, Ulm – Abitur, final grade 1.7

Practical experience
08/2025 – 09/2025   Pre-study internship (Vorpraktikum), Kessler Antriebe GmbH, Neu-Ulm: turning, milling, assembly
since 03/2026       Working student, test bench, Kessler Antriebe GmbH: LabVIEW and Python scripts
09/2023 – 08/2024   Voluntary social year, Rettungsdienst Ulm

Skills
CAD: SolidWorks (semester project), CATIA V5 (basics)
Programming: C, Python, LabVIEW

Languages
German – native; English – B2/C1; French – A2

Availability: mandatory practical semester, 01.03.2027 to 31.08.2027
""",
        (
            "bachelor Mechatronics Hochschule Donautal 2024-10..2028-03 expected 1.9",
            "school  Gymnasium am Kuhberg 2016-09..2023-06 done 1.7",
            "post Pre-study internship 2025-08..2025-09",
            "post Working student 2026-03..",
            "post Voluntary social year 2023-09..2024-08",
            "skill LabVIEW: work",
            "skill Python: work",
            "skill SolidWorks: project",
            "skill CATIA: list",
            "language German: native",
            "language English: B2/C1",
            "language French: A2",
        ),
    ),
    "spanish": (
        """IRENE CASTELLÓ VIDAL
Valencia (Spain) | irene@example.org

ACADEMIC BACKGROUND
Double Degree in Law and Business Administration | Universidad del Turia, Valencia | 2022 – 2027 (expected July 2027) | Average: 8.4/10
Spanish Baccalaureate (Social Sciences) | IES Alameda | 2020 – 2022 | 9.1/10

WORK
Summer trainee | Bufete Roig & Mas | Jul. 2025 – Aug. 2025
Waitress | Terraza Miramar | summers 2023 and 2024

IT
Word, Excel (advanced), SPSS (one course)

LANGUAGES
Spanish and Catalan (native), English (C1, Cambridge Advanced 2024), Italian (B1)

I hold an EU passport and need no visa to work in Spain or any other EU country.
""",
        (
            "post Summer trainee 2025-07..2025-08",
            "post Waitress 2023-06..2024-08",
            "language Spanish: native",
            "language Catalan: native",
            "language English: C1",
            "language Italian: B1",
            "skill Excel: list",
            "skill SPSS: course",
        ),
    ),
    "chinese": (
        """LIN Xiaoyue (Claire)
Hangzhou, Zhejiang, China | claire@example.org

EDUCATION BACKGROUND
2023.09-2027.06  West Lake University, Hangzhou  |  Bachelor of Engineering in Automation  |  GPA 3.8/4.0, Rank 5/112
2026.01-2026.05  National College of the Straits, Singapore  |  Exchange Student

INTERNSHIP EXPERIENCE
2025.07-2025.09  Yunfan Robotics Co., Ltd.  |  Algorithm Intern
Tuned PID controllers; wrote ROS nodes in C++

AWARDS
2024.11 National Scholarship

SKILLS
Programming: C++, Python, MATLAB/Simulink
English: CET-6 (580), IELTS 7.0; Mandarin: native
""",
        (
            "bachelor Automation West Lake University 2023-09..2027-06 expected GPA 3.8/4.0",
            "post Algorithm Intern 2025-07..2025-09",
            "skill ROS: work",
            "skill C++: work",
            "skill Simulink: list",
            "language English: ",
            "language Mandarin: native",
        ),
    ),
    "brazilian": (
        """Thiago Bastos de Almeida
Belo Horizonte – MG, Brazil

Education
Universidade das Minas Gerais do Sul — BSc in Information Systems, 5th semester of 8 (2024/1 – 2027/2)
SENAI Horizonte — Technical course in Electronics, 2021–2023

Experience
Support intern (20h/week) — Prefeitura de Contagem — Feb/2025 to Jan/2026
• Maintained a ticket system in PHP and MySQL

Junior company member — InfoJr — Mar/2024 – present
• Sold and built two WordPress sites

Languages
Portuguese (native), English (advanced), Spanish (intermediate)

Available for a full-time exchange internship from January/2027 to July/2027. I would need a visa sponsor outside Brazil.
""",
        (
            "post Support intern 2025-02..2026-01",
            "post Junior company member 2024-03..",
            "skill PHP: work",
            "skill MySQL: work",
            "skill WordPress: work",
            "language Portuguese: native",
            "language English: advanced",
            "language Spanish: intermediate",
        ),
    ),
    "nurse": (
        """Aoife Brannigan-Sheils, Student Nurse (Adult)
Galway, Ireland

Registration: NMBI candidate register

Education
Corrib University - BSc (Hons) General Nursing, Year 3 of 4 | 09/2024 to 08/2028
Leaving Certificate, Taylor's Hill, 2024: 498 points

Clinical placements
Acute medical ward, University Hospital Corrib | Jan 26 - Mar 26 (10 weeks)
Theatre and recovery, Merlin Road Hospital | Sep 25 - Nov 25 (8 weeks)
Community nursing, Oranmore | Feb 25 - Apr 25

Employment
Healthcare assistant (bank), Westdoc Homes | Summer 2025 & Summer 2026

Skills: manual handling, BLS, venepuncture (observed only), NEWS2, Excel
Languages: English & Irish (both fluent)
Garda vetted. Irish citizen.
""",
        (
            "bachelor General Nursing Corrib University 2024-09..2028-08 expected ",
            "school  Taylor's Hill ..2024 done 498 points",
            "post Acute medical ward 2026-01..2026-03",
            "post Theatre and recovery 2025-09..2025-11",
            "language English: fluent",
            "language Irish: fluent",
        ),
    ),
    "chef": (
        """Petra Holloway-Dunn - Apprentice Chef
Cardiff, Wales. Full clean driving licence, own knives.

KITCHENS
Commis chef (apprentice), The Salt Cellar, Cardiff Bay, August 2025 to date. Larder and pastry. Food costings in Excel.
Kitchen porter, Harbour Lights, Penarth, weekends, Oct 2023 - July 2025

COLLEGE
Level 3 Apprenticeship, Senior Production Cooking, Taff Vale College, due to finish July 2027
Level 2 Diploma in Professional Cookery (Distinction), Taff Vale College, 2023-2025
GCSEs: 7 at grades 4-7 incl. Maths 5 and English Language 6, Fitzalan Park School, 2023

TICKETS
Level 2 Food Safety and Hygiene (2024), Allergen awareness

OTHER
Speak Welsh and English. Can start a stage any Monday; two weeks' notice.
""",
        (
            "post Commis chef 2025-08..",
            "post Kitchen porter 2023-10..2025-07",
            "school  Fitzalan Park School ..2023 done ",
            "skill Excel: work",
            "language Welsh: ",
            "language English: ",
        ),
    ),
    "parallel": (
        """Xenia Markopoulou
Thessaloniki, Greece

Studies
MSc Data Science (part-time), Hellenic Open Institute, Oct 2025 - Oct 2027
Five-year Diploma in Civil Engineering (Integrated Master), University of the Thermaic Gulf, Sep 2020 - Jul 2025, 8.21/10
Exchange: Universidad del Turia, Valencia, Feb 2024 - Jul 2024 (Erasmus+)

Jobs
Junior engineer, Delta Ypodomes, 2025-09-01 - today
Research assistant, University of the Thermaic Gulf, 2024-10 until 2025-06

Tools
Python: master's coursework and at work; R: coursework; SAP2000: at work; SQL: Coursera certificate

Languages
Greek - mother tongue
English - Proficiency (C2)
Spanish - B1
""",
        (
            "master Data Science Hellenic Open Institute 2025-10..2027-10 expected ",
            "post Junior engineer 2025-09-01..",
            "post Research assistant 2024-10..2025-06",
            "skill Python: work",
            "skill R: course",
            "skill SAP2000: work",
            "skill SQL: course",
            "language Greek: mother tongue",
            "language English: C2",
            "language Spanish: B1",
        ),
    ),
    "functional": (
        """MARLON ODEGBAMI
Leeds LS6 | marlon@example.org

WHAT I CAN DO
Data handling: cleaned 40,000 donation records in Excel and SQL at the food bank
Writing: wrote the weekly bulletin of a residents' group
Leading: ran a team of six in a warehouse

WHERE I HAVE DONE IT
Shift supervisor, Northgate Parcels, Leeds. '22 - '24
Volunteer data officer, Kirkstall Food Bank, since Sept '24

WHERE I LEARNED IT
Leeds Southbank University - BSc (Hons) Business Analytics, second year of three, Sept '24 - June '27, predicted 2:1
Leeds City College - BTEC Extended Diploma Business, DMM, 2020-22

PRACTICALITIES
I have the right to work in the UK. Free from 8 June to 18 September 2027, full time.
""",
        (
            "bachelor Business Analytics Leeds Southbank University 2024-09..2027-06 expected 2:1",
            "foundation Business Leeds City College 2020..2022 done DMM",
            "post Shift supervisor 2022..2024",
            "post Volunteer data officer 2024-09..",
        ),
    ),
}
