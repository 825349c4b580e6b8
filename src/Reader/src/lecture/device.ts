/** Where a guest's states of a lecture stand on the device. */
export const lectureKey = (fileId: string): string => `oer.lecture.${fileId}`;
