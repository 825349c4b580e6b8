namespace OerPortal.Accounts.Models;

/// <summary>Somebody who signs in with a code of their phone besides the password.</summary>
public sealed class SecondStep
{
    public required Guid PersonId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The time step of the last code that was accepted.</summary>
    public required long LastStep { get; set; }
}

/// <summary>A code for the day the phone is lost; it works once.</summary>
public sealed class RecoveryCode
{
    public required Guid PersonId { get; init; }

    public required string Hash { get; init; }
}
