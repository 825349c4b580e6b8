// What the upload says, in both languages. A key that one language lacks does not compile.

const vi = {
  drop: 'Kéo tệp vào đây',
  or: 'hoặc',
  choose: 'chọn từ máy',
  kinds:
    'EPUB, PDF đọc được ngay; Word, PowerPoint, hình ảnh, âm thanh, video để tải về hoặc nghe, xem. Tối đa 2 GB một tệp.',
  waiting: 'Chờ đến lượt',
  starting: 'Đang bắt đầu',
  left: (percent: string, time: string) => `${percent} · còn khoảng ${time}`,
  seconds: 'vài giây',
  minutes: (count: number) => `${count} phút`,
  hours: (count: number) => `${count} giờ`,
  paused: (percent: string) => `Đã tạm dừng ở ${percent}`,
  offline: (percent: string) => `Mất mạng ở ${percent}. Có mạng lại sẽ tự tải tiếp.`,
  retrying: (percent: string) => `Đường truyền trục trặc ở ${percent}, đang thử lại.`,
  pause: 'Tạm dừng',
  resume: 'Tải tiếp',
  retry: 'Thử lại',
  cancel: 'Bỏ tệp này',
  safeToLeave: 'Mất mạng giữa chừng vẫn tải tiếp được.',
  unfinished: (percent: string) => `Lần trước tải được ${percent}. Chọn lại đúng tệp này để tải tiếp.`,
  chooseAgain: 'Chọn lại tệp',
  quarantined: 'Đã tải xong, đang chờ quét mã độc. Thầy cô có thể rời trang.',
  scanning: 'Đang quét mã độc',
  preparing: 'An toàn. Đang chuẩn bị để đọc',
  failedToSend: 'Chưa tải được. Kiểm tra mạng rồi thử lại; phần đã tải vẫn còn.',
  empty: 'Tệp này không có nội dung.',
  tooLarge: 'Tệp lớn hơn 2 GB. Hãy chia nhỏ hoặc nén lại rồi tải lên.',
  announceDone: (name: string) => `${name}: đã tải xong`,
  announceReady: (name: string) => `${name}: an toàn, sẵn sàng`,
  announceRefused: (name: string) => `${name}: không dùng được`,
};

type Words = typeof vi;

const en: Words = {
  drop: 'Drop files here',
  or: 'or',
  choose: 'choose from this device',
  kinds:
    'EPUB and PDF can be read at once; Word, PowerPoint, pictures, sound and video are for download, listening and watching. At most 2 GB a file.',
  waiting: 'Waiting for its turn',
  starting: 'Starting',
  left: (percent, time) => `${percent} · about ${time} left`,
  seconds: 'a few seconds',
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  paused: (percent) => `Paused at ${percent}`,
  offline: (percent) => `Offline at ${percent}. It goes on when the network is back.`,
  retrying: (percent) => `The line is unsteady at ${percent}; trying again.`,
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  cancel: 'Leave this file out',
  safeToLeave: 'A lost connection does no harm: it goes on where it stopped.',
  unfinished: (percent) => `${percent} was uploaded last time. Choose the same file again to go on.`,
  chooseAgain: 'Choose the file again',
  quarantined: 'Uploaded; waiting for the virus scan. You may leave this page.',
  scanning: 'Scanning for viruses',
  preparing: 'Safe. Getting it ready to read',
  failedToSend: 'It could not be uploaded. Check the network and try again; what was sent is kept.',
  empty: 'This file is empty.',
  tooLarge: 'The file is larger than 2 GB. Please split or compress it.',
  announceDone: (name) => `${name}: uploaded`,
  announceReady: (name) => `${name}: safe and ready`,
  announceRefused: (name) => `${name}: cannot be used`,
};

export type { Words };

export function wordsOf(language: string | null): Words {
  return language?.startsWith('en') ? en : vi;
}

export function percentOf(share: number, language: string | null): string {
  const number = Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return language?.startsWith('en') ? `${number}%` : `${number} %`;
}

/** "64 % · còn khoảng 2 phút"; only the percent while the speed is not known. */
export function progressWords(
  share: number,
  secondsLeft: number | null,
  words: Words,
  language: string | null,
): string {
  const percent = percentOf(share, language);
  if (secondsLeft === null) return percent;
  if (secondsLeft < 20) return words.left(percent, words.seconds);
  if (secondsLeft < 90 * 60) return words.left(percent, words.minutes(Math.max(1, Math.round(secondsLeft / 60))));
  return words.left(percent, words.hours(Math.round(secondsLeft / 3600)));
}
