import { Scorm12API } from 'scorm-again/scorm12/min';
import { learner, share, type Start } from './runtime';

declare global {
  interface Window {
    API?: unknown;
  }
}

const silent = 5;

/** SCORM 1.2 Run-Time Environment §3.4: the lecture looks for `API` in the windows above its own. */
export const start: Start = (part, kept, changed) => {
  const api = new Scorm12API({ logLevel: silent, autoCompleteLessonStatus: true });
  const { core } = api.cmi;
  [core.student_id, core.student_name] = [learner.id, learner.name];
  core.entry = kept ? 'resume' : 'ab-initio';
  core.lesson_status = kept ? (kept.status === 'begun' ? 'incomplete' : kept.status) : 'not attempted';
  core.lesson_location = kept?.location.slice(0, 255) ?? '';
  core.total_time = clock(kept?.seconds ?? 0);
  if (kept?.score !== undefined) core.score.raw = String(Math.round(kept.score * 100));
  api.cmi.suspend_data = kept?.data ?? '';
  api.cmi.launch_data = part.launchData ?? '';
  if (part.mastery !== undefined) api.cmi.student_data.mastery_score = String(part.mastery);
  for (const call of ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish']) api.on(call, changed);
  window.API = api;
  return Promise.resolve({
    read: () => {
      const status = core.lesson_status;
      const score = share(core.score.raw, core.score.min, core.score.max);
      return {
        status: status === 'completed' || status === 'passed' || status === 'failed' ? status : 'begun',
        ...(score === undefined ? {} : { score }),
        location: core.lesson_location,
        data: api.cmi.suspend_data,
      };
    },
  });
};

/** CMITimespan, HHHH:MM:SS. */
function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
