namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>An answer of which everything is known that may be refused.</summary>
/// <param name="At">The time that it carries; null where any will do.</param>
internal sealed record OaiAnswer(DateTimeOffset? At, Func<AnswerXml, CancellationToken, Task> WriteAsync)
{
    public static OaiAnswer Of(Action<AnswerXml> write, DateTimeOffset? at = null) => new(at, (xml, _) =>
    {
        write(xml);
        return Task.CompletedTask;
    });
}
