using System.Text.RegularExpressions;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <param name="Folder">Within its activity; empty for the outermost.</param>
/// <param name="Member">Null when the backup lacks its bytes.</param>
internal sealed record MoodleFile(string Name, string Folder, ZipMember? Member);

/// <summary>
/// <c>files.xml</c> of a Moodle backup: the bytes lie under their SHA-1, here stands what they were called and where they were shown. Only what
/// teachers laid into activities counts; what pupils handed in, drafts and private files do not.
/// </summary>
internal sealed partial class MoodleFiles
{
    private const int Most = 10_000;
    private static readonly string[] Areas = ["content", "intro", "introattachment", "chapter", "page_contents", "package"];

    private readonly Dictionary<string, List<(int Order, MoodleFile File)>> _files = new(StringComparer.Ordinal);

    public static MoodleFiles Read(StrictZip zip)
    {
        var files = new MoodleFiles();
        if (!zip.TryFind("files.xml", out var list))
            return files;
        foreach (var file in ManifestXml.Stream(zip, list, "file").Take(Most))
        {
            if (file.Text("filename") is not { } name || name == "." || file.Text("component")?.StartsWith("mod_", StringComparison.Ordinal) != true || !Areas.Contains(file.Text("filearea")))
                continue;
            var hash = file.Text("contenthash") ?? "";
            var member = Hash().IsMatch(hash) && zip.TryFind($"files/{hash[..2]}/{hash}", out var found) ? found : null;
            var of = file.Text("contextid") ?? "";
            if (!files._files.TryGetValue(of, out var known))
                files._files[of] = known = [];
            known.Add((int.TryParse(file.Text("sortorder"), out var order) ? -order : 0, new MoodleFile(name, (file.Text("filepath") ?? "").Trim('/'), member)));
        }
        return files;
    }

    /// <summary>Those of an activity: the one it opens with first, then by folders and names.</summary>
    /// <param name="context">Of the activity.</param>
    public IReadOnlyList<MoodleFile> Of(string context) => _files.TryGetValue(context, out var files)
        ? [.. files.OrderBy(f => f.Order).ThenBy(f => f.File.Folder, StringComparer.Ordinal).ThenBy(f => f.File.Name, StringComparer.Ordinal).Select(f => f.File)]
        : [];

    [GeneratedRegex("^[0-9a-f]{40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
