export const ANSWER_ASK = 'portal.answer-ask';
