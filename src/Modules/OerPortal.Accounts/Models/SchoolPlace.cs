namespace OerPortal.Accounts.Models;

/// <summary>A network address from which pupils of a school have signed in lately.</summary>
public sealed class SchoolPlace
{
    public required Guid SiteId { get; init; }

    /// <summary>A hash of the address.</summary>
    public required string Place { get; init; }

    public required DateTimeOffset LastAt { get; set; }
}
