namespace OerPortal.Resources;

/// <summary>What whoever changes a draft has seen of it (<c>If-Match</c>, RFC 9110 §13.1.1). Said before, asked by each change.</summary>
public sealed class DepositCondition
{
    /// <summary>Values of <see cref="Deposit.Revision"/>, one of which the draft must have; null where nothing was said.</summary>
    public IReadOnlyList<int>? Revisions { get; set; }

    /// <summary>Whatever it is now.</summary>
    public bool IsAny { get; set; }
}
