using System.ComponentModel;

namespace OerPortal.Sites.Models;

/// <summary>What a site's home page says, the same to everybody.</summary>
/// <param name="Welcome">Empty where the portal's own words stand.</param>
/// <param name="FeaturedId">Public id of the resource that the library recommends, or empty.</param>
/// <param name="News">The newest few.</param>
[ImmutableObject(true)]
internal sealed record SiteWords(
    string Welcome, string WelcomeText, string OpeningHours, string Place, string FeaturedId, string FeaturedWords, IReadOnlyList<NewsBeginning> News);

/// <param name="IsOffered">Whether it comes from the department.</param>
internal sealed record NewsBeginning(string PublicId, string Title, string Beginning, DateTimeOffset PublishedAt, bool IsOffered);
