namespace OerPortal.Harvest.Models;

/// <summary>A source answers in a way that nothing can be taken from, or not at all.</summary>
/// <param name="code">Named for people by the string <c>harvest.trouble.{code}</c>.</param>
/// <param name="detail">What goes into that string; text of the source's own is text.</param>
public sealed class SourceTroubleException(string code, string detail = "", Exception? inner = null) : Exception($"{code} {detail}".TrimEnd(), inner)
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;

    /// <summary>It may go well later.</summary>
    public bool IsPassing { get; init; }

    /// <summary>When the source wants to be asked again, if it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
