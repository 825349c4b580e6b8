namespace OerPortal.Harvest.Models;

public enum LineKind : short
{
    Request = 0,
    Refused = 1,
    Remark = 2,
    Trouble = 3,
}

/// <summary>One line of the log of a run; in words by <c>harvest.line.{code}</c>, <c>harvest.refused.{code}</c>, <c>harvest.trouble.{code}</c>.</summary>
public sealed record LogLine(LineKind Kind, string Code, string Detail)
{
    public DateTimeOffset At { get; init; }
}
