using OerPortal.Ingest;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>What is missing before a draft can be submitted, in the order of the form.</summary>
internal static class DraftCheck
{
    internal static IReadOnlyList<DraftProblem> Of(Resource resource, ResourceVersion version, IReadOnlyList<FileFacts> files)
        => [.. OfFiles(version, files), .. OfDescription(resource, version.Metadata)];

    /// <summary>Also what follows from the work that it was begun as a copy of.</summary>
    internal static IEnumerable<DraftProblem> OfDescription(Resource resource, ResourceMetadata about)
    {
        foreach (var problem in OfMetadata(about))
            yield return problem;
        if (Licences.Find(resource.AdaptedLicence ?? "") is { } original && Licences.Find(about.Licence) is { } own && Licences.ForWorksBasedOn(original) is var allowed && !allowed.Contains(own))
            yield return new DraftProblem(DraftField.Licence, "contribute.problem.licence-of-original", original.ShortName, string.Join(", ", allowed.Select(l => l.ShortName)));
    }

    internal static IEnumerable<DraftProblem> OfFiles(ResourceVersion version, IReadOnlyList<FileFacts> files)
    {
        var known = files.Where(f => version.Files.Exists(v => v.FileId == f.Id)).ToArray();
        if (known.FirstOrDefault(f => f.IsSettled && !f.IsReady) is { } refused)
            yield return new DraftProblem(DraftField.Files, "contribute.problem.file-refused", refused.Name);
        else if (known.FirstOrDefault(f => !f.IsSettled) is { } waiting)
            yield return new DraftProblem(DraftField.Files, WaitingKey(waiting.State), waiting.Name);
        else if (!version.Links.Exists(l => l.Role == FileRole.Main) && !known.Any(f => f.IsReady && version.Files.Exists(v => v.FileId == f.Id && v.Role == FileRole.Main)))
            yield return new DraftProblem(DraftField.Files, version.Files.Count + version.Links.Count == 0 ? "contribute.problem.no-file" : "contribute.problem.no-main");
    }

    internal static IEnumerable<DraftProblem> OfMetadata(ResourceMetadata about)
    {
        if (about.Title.Length == 0)
            yield return new DraftProblem(DraftField.Title, "contribute.problem.title");
        if (!ResourceKinds.All.Contains(about.Kind))
            yield return new DraftProblem(DraftField.Kind, "contribute.problem.kind");
        if (about.Levels.Count == 0 && about.Grades.Count == 0)
            yield return new DraftProblem(DraftField.Levels, "contribute.problem.levels");
        if (about.Subjects.Count == 0)
            yield return new DraftProblem(DraftField.Subjects, "contribute.problem.subjects");
        if (about.Description.Length == 0)
            yield return new DraftProblem(DraftField.Description, "contribute.problem.description");
        if (about.Languages.Count == 0)
            yield return new DraftProblem(DraftField.Languages, "contribute.problem.languages");
        if (Licences.Find(about.Licence) is null)
            yield return new DraftProblem(DraftField.Licence, "contribute.problem.licence");
        if (about.Source is { Title.Length: 0 })
            yield return new DraftProblem(DraftField.Source, "contribute.problem.source");
        if (about.Source?.Url is { } url && !WebAddress.IsWellFormed(url))
            yield return new DraftProblem(DraftField.Source, "contribute.problem.source-url");
    }

    private static string WaitingKey(FileState state) => state switch
    {
        FileState.Receiving => "contribute.problem.file-receiving",
        FileState.Quarantined or FileState.Scanning => "contribute.problem.file-scanning",
        _ => "contribute.problem.file-preparing",
    };
}

internal static class WebAddress
{
    /// <summary>Absolute http or https; nothing that a browser would run.</summary>
    internal static bool IsWellFormed(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
