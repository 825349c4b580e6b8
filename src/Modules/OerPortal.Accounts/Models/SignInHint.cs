namespace OerPortal.Accounts.Models;

/// <summary>An account the sign-in hint page of a development portal offers.</summary>
public sealed class SignInHint
{
    public required Guid PersonId { get; init; }

    public required string Password { get; set; }

    public required int Position { get; set; }
}
