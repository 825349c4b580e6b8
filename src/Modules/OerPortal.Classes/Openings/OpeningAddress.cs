namespace OerPortal.Classes.Openings;

/// <summary>Where codes for a lesson are made and typed: paths below a site. The one place that spells them.</summary>
internal static class OpeningAddress
{
    /// <summary>Where a code is typed.</summary>
    internal const string Door = "/lop";

    /// <summary>The same, and the code before led nowhere.</summary>
    internal const string WrongCode = Door + "?sai=true";

    /// <summary>One's own codes.</summary>
    internal const string Own = "/ma-lop";

    internal static string Opened(string code) => $"{Door}/{code}";

    internal static string Make(Models.OpenedKind kind, string publicId) => $"/dung-trong-lop/{(kind == Models.OpenedKind.Collection ? "bo-suu-tap" : "hoc-lieu")}/{publicId}";

    internal static string Poster(Guid id) => $"{Own}/{id}/in";
}
