namespace OerPortal.Cms.Data;

/// <summary>A module's words for the things its audit lines are about, so that the log can be read by people.</summary>
public interface IAuditSubjects
{
    /// <summary>What stands before the colon of <see cref="AuditEntry.Subject"/>, such as "resource".</summary>
    string Kind { get; }

    /// <summary>Those that are still there. Asks no rights: whoever reads a site's log may know what is in it.</summary>
    Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <param name="Path">Path of its page below its site, or null.</param>
public sealed record AuditSubject(string Name, string? Path = null);
