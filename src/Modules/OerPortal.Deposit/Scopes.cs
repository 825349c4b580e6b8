using OerPortal.Cms.Security;

namespace OerPortal.Deposit;

/// <summary>What somebody may let a program do here.</summary>
public static class Scopes
{
    public const string ReadId = "deposit.read";
    public const string WriteId = "deposit.write";
    public const string WithdrawId = "deposit.withdraw";

    /// <summary>See what they have contributed, and how it stands.</summary>
    public static readonly TokenScope Read = new(ReadId, DepositAddress.Base);

    /// <summary>Write drafts, bring in files and links, hand in for review.</summary>
    public static readonly TokenScope Write = new(WriteId, DepositAddress.Base);

    /// <summary>Take down what they have published.</summary>
    public static readonly TokenScope Withdraw = new(WithdrawId, DepositAddress.Base);
}
