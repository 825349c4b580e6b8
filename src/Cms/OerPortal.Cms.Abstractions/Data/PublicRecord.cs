namespace OerPortal.Cms.Data;

/// <summary>
/// What is public about one thing as its last change left it, for whoever follows (docs/adr/0021-changes-in-commit-order.md).
/// </summary>
/// <param name="Number">Greater than that of every change that was committed before; of two records of a thing the greater is the newer.</param>
/// <param name="ChangedAt">By the database's clock.</param>
/// <param name="Document">Null says that it is gone. That record stays for ever.</param>
public sealed record PublicRecord<T>(long Number, Guid Id, string PublicId, Guid SiteId, DateTimeOffset ChangedAt, T? Document)
    where T : class;
