namespace OerPortal.Ingest;

/// <summary>By which standard a lecture was exported. The names are stored and never change.</summary>
public enum LectureForm
{
    /// <summary>Pages with scripts, nothing more: the portal hears nothing from them.</summary>
    Html,

    /// <summary>SCORM 1.2: speaks to an object called <c>API</c>.</summary>
    Scorm12,

    /// <summary>SCORM 2004: speaks to an object called <c>API_1484_11</c>.</summary>
    Scorm2004,

    /// <summary>H5P: content without a player, and the libraries it needs.</summary>
    H5p,
}

/// <summary>What a package of an exported lecture says about how it is played.</summary>
/// <param name="Parts">In the order of the manifest; at least one. Only SCORM has several.</param>
public sealed record Lecture(LectureForm Form, IReadOnlyList<LecturePart> Parts);

/// <param name="Id">Names the part within its package.</param>
/// <param name="Title">Untrusted text; empty where nobody gave one.</param>
/// <param name="Path">Member it begins with, below the package's root; empty for H5P, which has no page of its own.</param>
/// <param name="Query">What stands behind the path in its address, with its <c>?</c> or <c>#</c>.</param>
/// <param name="LaunchData">What the manifest has the part told when it begins.</param>
/// <param name="Mastery">Points of a hundred from which it counts as passed.</param>
public sealed record LecturePart(string Id, string Title, string Path, string Query = "", string? LaunchData = null, double? Mastery = null);
