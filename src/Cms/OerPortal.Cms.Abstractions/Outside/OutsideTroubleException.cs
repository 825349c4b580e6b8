namespace OerPortal.Cms.Outside;

/// <summary>A stranger's address may not be asked, answers in a way that nothing can be taken from, or not at all.</summary>
/// <param name="code"><c>address</c>, <c>privateAddress</c>, <c>unknownHost</c>, <c>noAnswer</c>, <c>slow</c>, <c>cutOff</c>, <c>status</c>, <c>redirects</c>, <c>downgrade</c>, <c>certificate</c>, <c>encoding</c>, <c>packed</c> or <c>tooLarge</c>.</param>
/// <param name="detail">What goes into the sentence; text of the stranger's own is text.</param>
public sealed class OutsideTroubleException(string code, string detail = "", Exception? inner = null) : Exception($"{code} {detail}".TrimEnd(), inner)
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;

    /// <summary>It may go well later.</summary>
    public bool IsPassing { get; init; }

    /// <summary>When the stranger wants to be asked again, if it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
