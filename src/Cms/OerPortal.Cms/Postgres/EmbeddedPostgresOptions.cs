namespace OerPortal.Cms.Postgres;

/// <summary>How an embedded cluster is made and run.</summary>
/// <param name="BinariesFolder">
/// Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null looks at the environment variable
/// <c>OER_POSTGRES_BIN</c>, then at the installed npm package, then at the system's packages.
/// </param>
/// <param name="Fast">
/// Gives up durability for speed: a power cut may lose the cluster. Only for tests, which can make it again.
/// </param>
public sealed record EmbeddedPostgresOptions(string? BinariesFolder = null, bool Fast = false);
