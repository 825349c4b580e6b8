using System.Xml.Linq;
using OerPortal.TestKit;

namespace OerPortal.Architecture.Tests;

/// <summary>What stands in the checkout: projects with what they refer to, and source files with their text.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "built", "dist", ".data", ".cache", "artifacts", ".git"];

    /// <summary>All projects below a folder of the checkout.</summary>
    public static IReadOnlyList<Project> Projects(params ReadOnlySpan<string> folders)
    {
        List<Project> projects = [];
        foreach (var folder in folders)
            projects.AddRange(Files(folder, "*.csproj").Select(Read));
        return projects;
    }

    /// <summary>Files written by people below a folder, oldest path first.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        new DirectoryInfo(Checkout.PathTo(folder)) is { Exists: true } start ? Below(start, pattern) : [];

    /// <summary>Texts of such files, by their path from the root.</summary>
    public static IReadOnlyList<SourceFile> Texts(string folder, params ReadOnlySpan<string> patterns)
    {
        List<SourceFile> texts = [];
        foreach (var pattern in patterns)
            texts.AddRange(Files(folder, pattern).Select(path => new SourceFile(Path.GetRelativePath(Checkout.Root, path), File.ReadAllText(path))));
        return texts;
    }

    private static IEnumerable<string> Below(DirectoryInfo folder, string pattern) =>
        folder.EnumerateDirectories()
            .Where(below => !Generated.Contains(below.Name))
            .OrderBy(below => below.Name, StringComparer.Ordinal)
            .SelectMany(below => Below(below, pattern))
            .Concat(folder.EnumerateFiles(pattern).Select(file => file.FullName));

    private static Project Read(string path)
    {
        var references = XDocument.Load(path).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        return new(Path.GetFileNameWithoutExtension(path), Path.GetDirectoryName(path)!, [.. references]);
    }
}

/// <param name="Name">Project and assembly name.</param>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="References">Names of the projects it refers to; the host's wildcard is "*".</param>
internal sealed record Project(string Name, string Folder, IReadOnlyList<string> References);

/// <param name="Path">From the checkout's root.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Path, string Text);
