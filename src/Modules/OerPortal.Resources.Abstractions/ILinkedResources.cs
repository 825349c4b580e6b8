using System.Globalization;
using System.Text.Json.Nodes;

namespace OerPortal.Resources;

/// <summary>Public resources in the words of schema.org (<c>LearningResource</c> with the LRMI terms): on their pages and in dumps the same.</summary>
public interface ILinkedResources
{
    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <param name="language">In which subjects, levels and kinds are named beside their codes.</param>
    /// <returns>An object of JSON-LD without a context.</returns>
    JsonObject Describe(LinkedResource resource, string origin, CultureInfo language);
}

/// <summary>What is said of a resource. Addresses begin with a slash.</summary>
/// <param name="Path">Of its page.</param>
/// <param name="About">Its relations only to what everybody may see, each with its address.</param>
/// <param name="School">Who contributed it, if that still is there.</param>
/// <param name="Files">Those that can be downloaded, the main one first.</param>
/// <param name="Reader">Where it is read, if it can be.</param>
/// <param name="Pages">Of the main file.</param>
/// <param name="FirstAt">When a version of it was first approved.</param>
/// <param name="At">When this one was.</param>
public sealed record LinkedResource(
    string Path,
    ResourceMetadata About,
    int Version,
    LinkedSchool? School,
    string Cover,
    IReadOnlyList<LinkedFile> Files,
    string? Reader,
    int? Pages,
    DateTimeOffset? FirstAt,
    DateTimeOffset? At)
{
    /// <summary>Whole addresses of pages elsewhere that are this work.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <param name="Path">Of its home page.</param>
public sealed record LinkedSchool(string Name, string Path, bool IsPortal);

public sealed record LinkedFile(string Name, string MediaType, long Length, string Address, double? Seconds);
