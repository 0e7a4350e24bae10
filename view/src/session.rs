//! Where the student is and how they got there: the state behind the page, without markup and without a browser.
//!
//! A place in the guide is a fragment. Beyond it, a session only remembers the answers given earlier, so that
//! changing an answer, and changing it back, finds the later ones again; and what the last move did, to say so.

use chrono::NaiveDate;

use transfer_guide_rules::advice::{Advised, advise};
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Choice, Clause, Edition, Question};
use transfer_guide_rules::fragment::{self, Ignored};
use transfer_guide_rules::walk::{Taken, Walk};

/// Where the student is.
#[derive(Clone, Debug)]
pub struct Session<'e> {
    /// The walk as far as the fragment's answers reach.
    pub walk: Walk<'e>,
    /// The question on the page again although it is answered.
    pub changing: Option<&'e Question>,
    /// What the fragment had that was not usable.
    pub ignored: Vec<Ignored>,
    /// What the last move did.
    pub news: Option<News>,
    remembered: Answers,
    /// Answers that need no asking: they are given as soon as their question comes up.
    known: Answers,
    /// Whether a change is not yet at its end: answers given before are then tried again as soon as they are asked.
    carrying: bool,
}

/// What a move did that the student should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// An earlier answer is another one now.
    Changed {
        /// The new answer.
        to: String,
        /// How many later answers still apply.
        kept: usize,
        /// Names of the questions whose answers no longer apply; known once no question is open.
        dropped: Vec<String>,
        /// How many answers given before that change are back.
        returned: usize,
        /// Whether the advice is another one; none while a question is open or was before.
        other_advice: Option<bool>,
        /// Whether there is something new to answer first.
        open: bool,
    },
    /// After a change and a new question, so many answers given before apply again.
    Carried(usize),
    /// Everything was cleared; this fragment brings it back.
    Restarted {
        /// Where the student was.
        undo: String,
    },
}

impl<'e> Session<'e> {
    /// A session that begins at a fragment.
    pub fn new(edition: &'e Edition, fragment: &str) -> Self {
        Self::knowing(edition, fragment, &Answers::default())
    }

    /// A session that begins at a fragment, and needs not ask for what is known.
    pub fn knowing(edition: &'e Edition, fragment: &str, known: &Answers) -> Self {
        Self::at(edition, fragment, &Answers::default(), known)
    }

    /// The session after following a link or the browser's history to a fragment.
    #[must_use]
    pub fn go(&self, fragment: &str) -> Self {
        let mut session = Self::at(self.walk.edition, fragment, &self.remembered, &self.known);
        session.news = self.changed_by(&session).or_else(|| self.carried_to(&session));
        session.carrying = session.news.is_some() && session.walk.next.is_some();
        session
    }

    /// The session after starting again: nothing is remembered.
    #[must_use]
    pub fn restart(&self) -> Self {
        let mut session = Self::knowing(self.walk.edition, "", &self.known);
        session.news = Some(News::Restarted { undo: self.fragment() });
        session
    }

    /// The session with a day typed in or taken out. It stays where it is.
    #[must_use]
    pub fn with_day(&self, id: &str, day: Option<NaiveDate>) -> Self {
        let mut session = self.clone();
        session.remembered = self.remembered.with_day(id, day);
        session.walk = Walk::new(self.walk.edition, &self.walk.answers().with_day(id, day));
        session.news = None;
        session
    }

    /// This place as a fragment.
    pub fn fragment(&self) -> String {
        fragment::write(&self.walk, self.changing.map(|question| &*question.id))
    }

    /// The answers given, as a fragment without days.
    pub fn answers(&self) -> String {
        fragment::write(&self.without_days(), None)
    }

    /// The page this place is on: typing a day stays on it.
    pub fn page(&self) -> String {
        fragment::write(&self.without_days(), self.changing.map(|question| &*question.id))
    }

    /// The question on the page: the one being changed, or the open one; none where the advice is.
    pub fn question(&self) -> Option<&'e Question> {
        match self.changing {
            Some(Question { beside: Some(main), .. }) => self.walk.edition.question(main),
            Some(question) => Some(question),
            None => self.walk.next,
        }
    }

    /// The advice that this place shows; none where it is a question.
    pub fn advised(&self) -> Option<Advised<'e>> {
        if self.changing.is_none() { advise(&self.walk) } else { None }
    }

    /// The clauses that this place rests on, in the guideline's order: those of the question, or of the advice shown.
    pub fn clauses(&self, advised: Option<&Advised<'e>>) -> Vec<&'e Clause> {
        match (self.question(), advised) {
            (Some(question), _) => {
                self.walk.edition.clauses.iter().filter(|clause| question.clause.contains(&clause.id)).collect()
            }
            (None, Some(advised)) => advised.clauses.clone(),
            (None, None) => Vec::new(),
        }
    }

    /// Which question of the walk is on the page, from 1 on, and how many there are at the most.
    pub fn progress(&self) -> (usize, usize) {
        let answered = self.walk.path.len();
        let changing = |changed: &Question| self.walk.path.iter().position(|taken| taken.question.id == changed.id);
        let number = self.changing.and_then(changing).unwrap_or(answered) + 1;
        (number, answered + self.walk.longest_left())
    }

    /// Where a choice on the page leads.
    pub fn after(&self, question: &Question, choice: &Choice) -> String {
        let answers = if self.changing.is_some() || self.carrying {
            // Everything said later is tried again, and so is what was said before an earlier change.
            let all = self.walk.answers().over(&self.remembered);
            Walk::new(self.walk.edition, &all).choose(question, choice)
        } else {
            self.walk.on_path().with(&question.id, &choice.id)
        };
        fragment::write(&Walk::new(self.walk.edition, &answers.over(&self.known)), None)
    }

    /// The choice marked as the student's: the one being changed, or the one taken before going Back.
    pub fn marked(&self, question: &Question) -> Option<&str> {
        match self.changing {
            Some(_) => self.walk.choice(&question.id),
            None => self.remembered.choice(&question.id),
        }
    }

    /// Where Back leads: the place without the change, or without the last answer; none at the start.
    pub fn back(&self) -> Option<String> {
        // What is known would be answered again at once.
        let asked = |taken: &Taken<'_>| self.known.choice(&taken.question.id) != Some(&taken.choice.id);
        let shorter = match self.changing {
            None => self.walk.first(self.walk.path.iter().rposition(asked)?),
            Some(_) => self.walk.on_path(),
        };
        Some(fragment::write(&Walk::new(self.walk.edition, &shorter), None))
    }

    /// Where changing the answer to a question on the path leads.
    pub fn change(&self, question: &Question) -> String {
        fragment::write(&self.walk, Some(&question.id))
    }

    fn at(edition: &'e Edition, fragment: &str, remembered: &Answers, known: &Answers) -> Self {
        let read = fragment::read(edition, fragment);
        let days = Walk::new(edition, remembered).first(0);
        let walk = Walk::new(edition, &read.answers.over(&days).over(known));
        Session {
            changing: read.change.and_then(|id| edition.question(&id)),
            remembered: Self::remember(&walk, &read.answers, remembered),
            walk,
            ignored: read.ignored,
            known: known.clone(),
            news: None,
            carrying: false,
        }
    }

    fn without_days(&self) -> Walk<'e> {
        let path = self.walk.path.iter();
        let answers = path.fold(Answers::default(), |all, taken| all.with(&taken.question.id, &taken.choice.id));
        Walk::new(self.walk.edition, &answers)
    }

    /// The new answers over the earlier ones; a door and the question it stands beside are never both remembered.
    fn remember(walk: &Walk<'e>, answers: &Answers, remembered: &Answers) -> Answers {
        let halves = walk.path.iter().filter_map(|taken| walk.edition.other_half(taken.question));
        answers.over(&halves.fold(remembered.clone(), |remembered, other| remembered.without(&other.id)))
    }

    /// What a move from here did to the answers, if an answer was being changed here and is another one there.
    fn changed_by(&self, after: &Session<'_>) -> Option<News> {
        let changed = self.changing?;
        let place = self.walk.path.iter().position(|taken| taken.question.id == changed.id)?;
        let taken = after.walk.path.get(place)?;
        if after.changing.is_some() || taken.choice.id == self.walk.path[place].choice.id {
            return None;
        }
        let (before, later) = (&self.walk.path[place + 1..], &after.walk.path[place + 1..]);
        let kept = later.iter().filter(|taken| self.walk.choice(&taken.question.id) == Some(&taken.choice.id)).count();
        let open = after.walk.next.is_some();
        let gone = before.iter().filter(|taken| !open && after.walk.choice(&taken.question.id).is_none());
        Some(News::Changed {
            to: taken.choice.label.to_string(),
            kept,
            dropped: gone.map(|taken| taken.question.name.to_string()).collect(),
            returned: later.len() - kept,
            other_advice: self.walk.advice().zip(after.walk.advice()).map(|(was, is)| was.id != is.id),
            open,
        })
    }

    /// What a step forward brought back, if a change was not yet at its end here.
    fn carried_to(&self, after: &Session<'_>) -> Option<News> {
        let (here, there) = (&self.walk.path, &after.walk.path);
        let goes_on = here.iter().all(|taken| after.walk.choice(&taken.question.id) == Some(&taken.choice.id));
        if !self.carrying || !goes_on || after.changing.is_some() {
            return None;
        }
        there.len().checked_sub(here.len() + 1).map(News::Carried)
    }
}
