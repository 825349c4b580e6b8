import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { learner, share, type Start } from './runtime';

declare global {
  interface Window {
    API_1484_11?: unknown;
  }
}

const silent = 5;

/** SCORM 2004 Run-Time Environment §3.3: the lecture looks for `API_1484_11` in the windows above its own. */
export const start: Start = (part, kept, changed) => {
  const api = new Scorm2004API({ logLevel: silent });
  const { cmi } = api;
  [cmi.learner_id, cmi.learner_name] = [learner.id, learner.name];
  [cmi.credit, cmi.mode] = ['credit', 'normal'];
  cmi.entry = kept ? 'resume' : 'ab-initio';
  cmi.total_time = `PT${Math.round(kept?.seconds ?? 0)}S`;
  cmi.launch_data = part.launchData ?? '';
  if (part.mastery !== undefined) cmi.scaled_passing_score = String(part.mastery / 100);
  if (kept) {
    cmi.completion_status = kept.status === 'begun' ? 'incomplete' : 'completed';
    if (kept.status === 'passed' || kept.status === 'failed') cmi.success_status = kept.status;
    if (kept.score !== undefined) cmi.score.scaled = String(kept.score);
    [cmi.location, cmi.suspend_data] = [kept.location, kept.data];
  }
  for (const call of ['Initialize', 'SetValue', 'Commit', 'Terminate']) api.on(call, changed);
  window.API_1484_11 = api;
  return Promise.resolve({
    read: () => {
      const success = cmi.success_status;
      const score = share(cmi.score.scaled, 0, 1) ?? share(cmi.score.raw, cmi.score.min, cmi.score.max);
      return {
        status:
          success === 'passed' || success === 'failed'
            ? success
            : cmi.completion_status === 'completed'
              ? 'completed'
              : 'begun',
        ...(score === undefined ? {} : { score }),
        location: cmi.location,
        data: cmi.suspend_data,
      };
    },
  });
};
