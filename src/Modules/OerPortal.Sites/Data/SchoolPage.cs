using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Data;

/// <summary>One page of the schools whose names contain what was asked.</summary>
public sealed record SchoolPage(string? NameAsked, IReadOnlyList<Site> Shown, int Total, int Number, int Count)
{
    private const int Length = 60;

    public bool IsAsked => NameAsked is { Length: > 0 };

    public static SchoolPage Of(SchoolNames names, string? nameAsked, int pageAsked)
    {
        var found = names.Find(nameAsked);
        var count = Math.Max(1, (found.Count + Length - 1) / Length);
        var number = Math.Clamp(pageAsked, 1, count);
        return new SchoolPage(nameAsked, [.. found.Skip((number - 1) * Length).Take(Length)], found.Count, number, count);
    }

    public string Address(int number) => IsAsked ? $"?ten={Uri.EscapeDataString(NameAsked!)}&trang={number}" : $"?trang={number}";
}
