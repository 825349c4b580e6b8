namespace OerPortal.Accounts.Models;

/// <summary>How much a name or an address has failed lately; see <see cref="SignInAttempts"/>.</summary>
public sealed class SignInFailure
{
    /// <summary>Hash of what failed.</summary>
    public required string Key { get; init; }

    /// <summary>Failures not yet forgotten at <see cref="LastAt"/>.</summary>
    public required double Level { get; set; }

    public required DateTimeOffset LastAt { get; set; }
}
