namespace OerPortal.Cms.Web;

/// <summary>
/// On an endpoint that is the same for everybody: cookies are neither read nor set, nobody is signed in there, and the language is what the
/// address says (<c>?lang=en</c>), else Vietnamese. For feeds, exports and what stands in other people's pages.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutSessionAttribute : Attribute
{
    /// <summary>The field of the address that names the language.</summary>
    public const string LanguageName = "lang";

    /// <summary>Every answer of the endpoint is <see cref="OpenOrigins.OpenToAllOrigins"/>; where only some are, each says so itself.</summary>
    public bool IsForAllOrigins { get; init; }
}
