namespace OerPortal.Resources;

/// <summary>
/// The public record of one resource as its last change left it, for whoever follows the catalogue (docs/adr/0021-changes-in-commit-order.md).
/// </summary>
/// <param name="Number">Greater than that of every change that was committed before; of two records of a resource the greater is the newer.</param>
/// <param name="ChangedAt">By the database's clock.</param>
/// <param name="Document">Null says that it is gone. That record stays for ever.</param>
public sealed record ResourceRecord(long Number, Guid ResourceId, string PublicId, Guid SiteId, DateTimeOffset ChangedAt, ResourceDocument? Document);
