namespace OerPortal.Architecture.Tests;

/// <summary>
/// Dependencies point inward: host → everything, kernel → contract, module → contract and other modules' abstractions,
/// abstractions → contract, theme → contract; what stands on pages → the theme's contract; everybody → libraries, which know only each other.
/// </summary>
internal static class Walls
{
    private const string Contract = "OerPortal.Cms.Abstractions";
    private const string ThemeContract = "OerPortal.Theme.Abstractions";
    private const string Kernel = "OerPortal.Cms";
    private const string Host = "OerPortal.Cms.Web";
    private const string Worker = "OerPortal.FileWorker";

    // Libraries about text, files, records and books: each may use those before it.
    private static readonly string[] Libraries = ["OerPortal.Cms.Text", "OerPortal.Marc", "OerPortal.Ingest.Facts", "OerPortal.Epub", "OerPortal.Office", "OerPortal.Packages", "OerPortal.Print"];

    // What strangers' bytes are read with reaches neither a request nor a row.
    private static readonly string[] WebAndDatabase = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "Npgsql", "Dapper", "System.Data", "System.Net.Http", "System.Net.Sockets"];

    /// <summary>One sentence for each reference that goes through a wall.</summary>
    public static IReadOnlyList<string> Breaches(IEnumerable<(string From, string To)> references) =>
        [.. references
            .Where(reference => IsOurs(reference.To) && reference.From != reference.To && !May(reference.From, reference.To))
            .Select(reference => $"{reference.From} must not know {reference.To}")];

    /// <summary>
    /// A module's manifest lists exactly the modules whose abstractions its project refers to (its own aside): the list
    /// decides in which order modules start.
    /// </summary>
    public static IReadOnlyList<string> WrongDependsOn(string module, IEnumerable<string> references, IEnumerable<string> dependsOn)
    {
        var used = references.Where(IsAbstractions).Select(ModuleOf).Where(other => other != module).ToHashSet(StringComparer.Ordinal);
        var listed = dependsOn.ToHashSet(StringComparer.Ordinal);
        return [
            .. used.Except(listed).Select(missing => $"{module} refers to {missing}.Abstractions but its manifest does not list {missing}"),
            .. listed.Except(used).Select(idle => $"{module}'s manifest lists {idle}, to which its project does not refer")];
    }

    /// <summary>One sentence for each library that knows the web or the database.</summary>
    public static IReadOnlyList<string> WorldlyLibraries(IEnumerable<(string From, string To)> references) =>
        [.. references
            .Where(reference => Libraries.Contains(reference.From) && WebAndDatabase.Any(part => reference.To == part || reference.To.StartsWith(part + ".", StringComparison.Ordinal)))
            .Select(reference => $"{reference.From} must not know {reference.To}")];

    /// <summary>One sentence for each part of the portal that would carry a tool along to where it is installed.</summary>
    public static IReadOnlyList<string> CarriedTools(IEnumerable<(string From, string To)> references, IEnumerable<string> tools)
    {
        var kept = tools.ToHashSet(StringComparer.Ordinal);
        return [.. references.Where(reference => kept.Contains(reference.To)).Select(reference => $"{reference.From} must not know the tool {reference.To}")];
    }

    private static bool May(string from, string to)
    {
        if (from == Host) return true;
        if (Array.IndexOf(Libraries, to) is >= 0 and var library) return Array.IndexOf(Libraries, from) is var own && (own < 0 || library < own);
        if (Libraries.Contains(from)) return false;
        if (from == Worker) return to == "OerPortal.Ingest";
        if (from == Contract) return false;
        if (from == Kernel || from == ThemeContract) return to == Contract;
        if (IsTheme(from) || IsAbstractions(from)) return to is Contract or ThemeContract;
        return to is Contract or ThemeContract || IsAbstractions(to);
    }

    private static bool IsOurs(string name) => name.StartsWith("OerPortal.", StringComparison.Ordinal);

    private static bool IsTheme(string name) => name.StartsWith("OerPortal.Theme", StringComparison.Ordinal);

    private static bool IsAbstractions(string name) => name.EndsWith(".Abstractions", StringComparison.Ordinal) && name is not (Contract or ThemeContract);

    private static string ModuleOf(string abstractions) => abstractions[..^".Abstractions".Length];
}
