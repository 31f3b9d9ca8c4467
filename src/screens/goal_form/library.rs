//! Templates, examples and ideas for goals, by area. Data: sentences of our own, to be changed by whoever takes one.

/// A whole draft to begin from.
#[derive(Debug)]
pub struct Template {
    pub area: &'static str,
    pub sentence: &'static str,
    pub outcome: &'static str,
    pub steps: &'static [&'static str],
    pub milestones: &'static [&'static str],
    pub obstacles: &'static [&'static str],
    pub resources: &'static [&'static str],
}

/// A wish, and the same wish as something one can do.
#[derive(Debug)]
pub struct Pair {
    pub area: &'static str,
    pub vague: &'static str,
    pub better: &'static str,
}

/// One thing to do, as a step.
#[derive(Debug)]
pub struct Idea {
    pub area: &'static str,
    pub step: &'static str,
}

pub const IDEAS: &[Idea] = &[
    Idea { area: "feelings", step: "Keep a page for feelings: what happened, what I felt, how strong" },
    Idea { area: "feelings", step: "Sit for three minutes and notice what is there, without changing it" },
    Idea { area: "coping", step: "Open the breathing pacer when the pressure rises" },
    Idea { area: "coping", step: "Tense and loosen one muscle group after the other" },
    Idea { area: "coping", step: "Write the worry down, then what else may be true" },
    Idea { area: "coping", step: "Make a ladder of small steps towards what I fear (with your therapist)" },
    Idea { area: "healthy habits", step: "Walk briskly round the block" },
    Idea { area: "healthy habits", step: "Try a yoga or dance class once" },
    Idea { area: "healthy habits", step: "Ask at a gym about a beginner's hour" },
    Idea { area: "healthy habits", step: "Cook something with fish, beans or nuts, and vegetables" },
    Idea { area: "healthy habits", step: "Put fruit where I see it" },
    Idea { area: "healthy habits", step: "Ask a dietitian what suits me (with a professional)" },
    Idea { area: "saying what I need", step: "Say back what I heard before I answer" },
    Idea { area: "saying what I need", step: "Begin one sentence with I feel, and one with I need" },
    Idea { area: "saying what I need", step: "Play a difficult talk through once (with your therapist)" },
    Idea { area: "saying what I need", step: "Ask somebody I trust how I come across" },
    Idea { area: "healing", step: "Ask about therapies made for trauma (with your therapist)" },
    Idea { area: "healing", step: "Make a list of what tells me that I am safe now" },
    Idea { area: "being kind to myself", step: "Catch one harsh sentence and write a kinder one beside it" },
    Idea { area: "being kind to myself", step: "Write a sentence I would like to believe on a card" },
    Idea { area: "being kind to myself", step: "Plan an hour that is only for me" },
    Idea { area: "relationships", step: "Send a message to somebody I miss" },
    Idea { area: "relationships", step: "Offer help with something small" },
    Idea { area: "relationships", step: "Look for a place to volunteer once" },
    Idea {
        area: "relationships",
        step: "Ask whether we would go to counselling together (with a professional)",
    },
    Idea { area: "relationships", step: "Agree on how we take a break in a quarrel" },
    Idea { area: "sleep", step: "Choose a time to get up, and keep it at weekends" },
    Idea { area: "sleep", step: "Dim the lights an hour before bed" },
    Idea { area: "sleep", step: "Keep the bed for sleeping; get up when it takes long" },
    Idea { area: "boundaries", step: "Write down one thing I no longer say yes to" },
    Idea { area: "boundaries", step: "Practise one friendly no aloud" },
    Idea { area: "old habits", step: "Note what sets it off: when, where, with whom" },
    Idea { area: "old habits", step: "Put something else where the old habit was" },
];

pub const TEMPLATES: &[Template] = &[
    Template {
        area: "feelings",
        sentence: "I will write down one feeling and what set it off each evening for the next 4 weeks, because I want to know my patterns",
        outcome: "I can name a feeling sooner, and it surprises me less",
        steps: &[
            "Put a notebook or this window beside the bed",
            "Pick ten feeling words that fit me",
            "Bring two of the notes to a session (with your therapist)",
        ],
        milestones: &[
            "seven evenings noted, then a slow breakfast",
            "one pattern found, then tell a friend over tea",
        ],
        obstacles: &[
            "If I am too tired to write, then I note one word",
            "If a feeling gets too strong, then I stop and breathe first",
        ],
        resources: &["a quiet corner", "a list of feeling words"],
    },
    Template {
        area: "coping",
        sentence: "I will breathe slowly for 5 minutes after lunch on weekdays until the end of next month, so that the afternoons feel less tight",
        outcome: "I have one thing I can do when the pressure rises",
        steps: &[
            "Try the breathing pacer once",
            "Find a place for it at work",
            "Learn to relax one muscle group at a time, as a second way",
            "Practise looking at one worry from another side (with your therapist)",
        ],
        milestones: &["ten breaks taken, then an evening off screens"],
        obstacles: &["If a meeting runs over, then I take two minutes in the stairwell"],
        resources: &["headphones", "a chair by a window"],
    },
    Template {
        area: "healthy habits",
        sentence: "I will walk for 20 minutes three times a week for the next 6 weeks, because I sleep better when I have been outside",
        outcome: "more energy in the evening",
        steps: &[
            "Choose two routes, a long and a short one",
            "Lay the shoes by the door",
            "Ask the doctor what suits me, if in doubt",
        ],
        milestones: &["six walks, then new socks", "eighteen walks, then a day by the water"],
        obstacles: &[
            "If it is wet outside, then I dance to three songs",
            "If I have no energy, then I go to the corner and back",
        ],
        resources: &["shoes that do not hurt", "someone to walk with"],
    },
    Template {
        area: "saying what I need",
        sentence: "I will ask for one small thing I need each week until the end of next month, because my needs count too",
        outcome: "fewer things stay unsaid, and people know where they are with me",
        steps: &[
            "Write down three small things I could ask for",
            "Say one of them aloud at home first",
            "Rehearse a harder one (with your therapist)",
            "Ask one person how it came across",
        ],
        milestones: &[
            "the first time asked, then my favourite meal",
            "four times asked, then a film with a friend",
        ],
        obstacles: &[
            "If the words will not come, then I send them as a message",
            "If the answer is no, then I note that I asked",
        ],
        resources: &["someone who takes it well"],
    },
    Template {
        area: "healing",
        sentence: "I will ask two therapists about their way of working with trauma by the end of next month, because I do not want to carry this alone",
        outcome: "more days on which I feel safe",
        steps: &[
            "Write down what I want to ask",
            "Agree on a pace for difficult memories (with your therapist)",
            "List three things that bring me back to the present",
        ],
        milestones: &["the first call made, then an hour with my favourite music"],
        obstacles: &[
            "If it gets too much, then I stop, look around and name five things I see",
            "If nobody answers, then I try again the next morning",
        ],
        resources: &["somebody to talk to afterwards", "the safety plan"],
    },
    Template {
        area: "being kind to myself",
        sentence: "I will answer one harsh thought a day with a kinder sentence for the next 3 weeks, because I would do it for a friend",
        outcome: "the voice in my head sounds more like a friend",
        steps: &[
            "Collect three harsh thoughts I know well",
            "Write a kinder sentence beside each",
            "Plan one pleasant hour for myself this week",
        ],
        milestones: &["seven replies written, then flowers for the table"],
        obstacles: &[
            "If I believe the harsh thought, then I ask what I would tell a friend",
            "If I forget, then one reply at bedtime is enough",
        ],
        resources: &["a friend's voice to imagine"],
    },
    Template {
        area: "relationships",
        sentence: "I will spend one evening a week with someone close, phones away, for the next 2 months, because being near matters to me",
        outcome: "we know again what moves the other",
        steps: &[
            "Choose the evening together",
            "Listen to the end before I answer",
            "Talk about how we argue, with someone to help us (with your therapist)",
        ],
        milestones: &["three evenings, then a small trip together"],
        obstacles: &[
            "If one of us cancels, then we choose another evening at once",
            "If it gets loud, then I ask for ten minutes' pause",
        ],
        resources: &["a shared calendar"],
    },
    Template {
        area: "sleep",
        sentence: "I will be in bed with the lights out by 23:00 on weekdays for the next 4 weeks, so that mornings are easier",
        outcome: "clearer mornings and a steadier mood",
        steps: &[
            "Choose what the last half hour looks like",
            "Charge the phone outside the bedroom",
            "Ask about sleepless nights if they stay (with your therapist or doctor)",
        ],
        milestones: &["five early nights, then fresh sheets", "twenty early nights, then breakfast out"],
        obstacles: &[
            "If I lie awake, then I get up and read something dull",
            "If the evening runs late, then the next one counts again",
        ],
        resources: &["an alarm clock", "a dim lamp"],
    },
];

pub const PAIRS: &[Pair] = &[
    Pair {
        area: "feelings",
        vague: "Understand myself better",
        better: "Name three feelings each evening for 2 weeks, because I want to see them coming",
    },
    Pair {
        area: "feelings",
        vague: "Stop being so moody",
        better: "Note what happened before each low hour this week, so that I can talk about it on Thursday",
    },
    Pair {
        area: "feelings",
        vague: "Be calm",
        better: "Go outside for 10 minutes when I notice my jaw is tight, until the end of the month, because air helps me",
    },
    Pair {
        area: "coping",
        vague: "Handle stress",
        better: "Take a 15-minute break without a screen at noon on weekdays for 3 weeks, to come home less tense",
    },
    Pair {
        area: "coping",
        vague: "Worry less",
        better: "Write my worries down for 10 minutes at 6pm every day for 2 weeks, so that the nights are freer",
    },
    Pair {
        area: "coping",
        vague: "Panic less on the bus",
        better: "Ride two stops with my sister on Saturdays until Christmas, because I want to visit my friends again",
    },
    Pair {
        area: "healthy habits",
        vague: "Get fit",
        better: "Cycle to work on Tuesdays and Fridays until the end of next month, because it clears my head",
    },
    Pair {
        area: "healthy habits",
        vague: "Eat properly",
        better: "Cook one warm meal three evenings a week for a month, because it makes the day end well",
    },
    Pair {
        area: "saying what I need",
        vague: "Be more assertive",
        better: "Say what I think once in each team meeting this month, because my ideas are worth hearing",
    },
    Pair {
        area: "saying what I need",
        vague: "Open up",
        better: "Tell one friend how the week really was, every Sunday for 5 weeks, to feel less alone with it",
    },
    Pair {
        area: "healing",
        vague: "Get over it",
        better: "Write two lines about how I coped each week until the next session, because I got this far",
    },
    Pair {
        area: "being kind to myself",
        vague: "Like myself more",
        better: "Write one thing I did well every night for 3 weeks, because I only count what goes wrong",
    },
    Pair {
        area: "being kind to myself",
        vague: "Stop being lazy",
        better: "Start one task with a 5-minute timer each morning this week, because beginning is the hard part",
    },
    Pair {
        area: "relationships",
        vague: "Be a better father",
        better: "Read to my daughter for 15 minutes at bedtime four nights a week until the holidays, because she asks for it",
    },
    Pair {
        area: "relationships",
        vague: "See people",
        better: "Ring one friend every Wednesday for 6 weeks, because I laugh more when I do",
    },
    Pair {
        area: "sleep",
        vague: "Sleep well",
        better: "Put the phone in the hall at 22:30 every night for 3 weeks, so that I fall asleep sooner",
    },
    Pair {
        area: "boundaries",
        vague: "Say no more often",
        better: "Wait a night before saying yes to any favour for the next 4 weeks, because I am often too quick",
    },
    Pair {
        area: "boundaries",
        vague: "Stop working so much",
        better: "Close the laptop at 18:00 on weekdays until the end of the month, because the evenings are for my family",
    },
    Pair {
        area: "work and study",
        vague: "Stop putting things off",
        better: "Study for 25 minutes at the library on Mondays and Thursdays until the exam, because I want to pass it calmly",
    },
    Pair {
        area: "work and study",
        vague: "Find a job",
        better: "Send two applications a week until the end of next month, because I want my own money again",
    },
    Pair {
        area: "old habits",
        vague: "Smoke less",
        better: "No more than 5 cigarettes a day until the end of next month, because I want to breathe freely on the stairs",
    },
    Pair {
        area: "old habits",
        vague: "Less phone",
        better: "Keep the phone in my bag during meals every day for 3 weeks, so that I taste what I eat",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::goal_form::field::AREAS;

    #[test]
    fn there_are_eight_templates_each_in_an_area_of_its_own() {
        let mut areas: Vec<&str> = TEMPLATES.iter().map(|template| template.area).collect();
        assert_eq!(areas.len(), 8);
        areas.dedup();
        assert_eq!(areas.len(), 8);
        let pairs = PAIRS.iter().map(|pair| pair.area).chain(IDEAS.iter().map(|idea| idea.area));
        assert!(areas.into_iter().chain(pairs).all(|area| AREAS.contains(&area)));
    }

    #[test]
    fn lines_of_a_template_are_lines_of_the_form() {
        for template in TEMPLATES {
            assert!(template.milestones.iter().all(|line| line.contains(", then ")), "{}", template.area);
            assert!(template.obstacles.iter().all(|line| line.starts_with("If ")), "{}", template.area);
            assert!(template.steps.len() >= 3, "{}", template.area);
        }
    }
}
