namespace OerPortal.Cms.Sites;

/// <summary>One page of the schools whose names contain what was asked.</summary>
/// <param name="Total">How many were found.</param>
/// <param name="Number">Of this page, from 1.</param>
/// <param name="Count">How many pages there are.</param>
public sealed record SchoolPage(string? NameAsked, IReadOnlyList<Site> Shown, int Total, int Number, int Count)
{
    /// <summary>How many stand on a page.</summary>
    public const int Length = 60;

    /// <summary>A name was asked for.</summary>
    public bool IsAsked => NameAsked is { Length: > 0 };

    /// <summary>In Vietnamese order.</summary>
    public static SchoolPage Of(SchoolFinder schools, string? nameAsked, int pageAsked) => Of(schools.Find(nameAsked), nameAsked, pageAsked);

    /// <summary>In an order of the caller's.</summary>
    public static SchoolPage Of(IReadOnlyList<Site> found, string? nameAsked, int pageAsked)
    {
        var count = Math.Max(1, (found.Count + Length - 1) / Length);
        var number = Math.Clamp(pageAsked, 1, count);
        return new SchoolPage(nameAsked, [.. found.Skip((number - 1) * Length).Take(Length)], found.Count, number, count);
    }

    /// <summary>Of another page of the same list.</summary>
    public string Address(int number) => IsAsked ? $"?ten={Uri.EscapeDataString(NameAsked!)}&trang={number}" : $"?trang={number}";
}
