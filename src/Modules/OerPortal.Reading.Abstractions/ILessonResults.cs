namespace OerPortal.Reading;

/// <summary>
/// How far people have come in lectures that a teacher gave them. Asks no rights, and what people read is their own: callers ask only for lectures
/// that were opened for a class by who asks, and only from then on.
/// </summary>
public interface ILessonResults
{
    Task<IReadOnlyList<LessonResult>> SinceAsync(IReadOnlyCollection<Guid> personIds, IReadOnlyCollection<Guid> fileIds, DateTimeOffset since, CancellationToken cancellation);
}

/// <param name="IsDone">Every part that was begun is completed or passed.</param>
/// <param name="Score">0 to 1, the mean of the parts that have one; null where none has.</param>
public sealed record LessonResult(Guid PersonId, Guid FileId, bool IsDone, double? Score, DateTimeOffset LastAt);
