namespace OerPortal.Deposit;

/// <summary>Section <c>Deposit</c> of the settings.</summary>
public sealed record DepositSettings
{
    /// <summary>Requests that one token may send in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>The largest file that is taken in one request; larger ones go the resumable way.</summary>
    public int MostMegabytesAtOnce { get; init; } = 32;

    public long MostBytesAtOnce => (long)MostMegabytesAtOnce << 20;
}
