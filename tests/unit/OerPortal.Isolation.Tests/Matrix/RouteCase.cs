using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>A route that leads to one school's object, and who may.</summary>
/// <param name="Of">What the object is.</param>
/// <param name="Here">Who may at the school's own site, by path and by host name alike.</param>
/// <param name="Portal">Who may at the portal, of the first school's object.</param>
internal sealed record RouteCase(string Route, Thing Of, Who Here, Who Portal = Who.Nobody)
{
    public string Query { get; init; } = "";

    /// <summary>Tells cases of one route apart.</summary>
    public string Note { get; init; } = "";

    public Action<HttpRequestMessage, Names>? Sends { get; init; }

    /// <summary>Asking uses the object up; everybody who may gets one of their own.</summary>
    public bool Once { get; init; }

    /// <summary>
    /// The object belongs to a person or to the whole installation rather than to a school: the neighbour who owns it may reach it from
    /// anywhere, others may not.
    /// </summary>
    public Who MayAlsoNeighbours { get; init; }

    public Probe Probe => new(Route, Query, Sends);

    public override string ToString() => Note.Length > 0 ? $"{Route}, {Note}" : Route;

    /// <summary>Whether the case says something for this parameter or field.</summary>
    public bool Asks(string name)
    {
        using var request = new HttpRequestMessage();
        Sends?.Invoke(request, new Echo());
        var body = request.Content is null ? "" : new StreamReader(request.Content.ReadAsStream()).ReadToEnd();
        return $"{Route}&{Query}&{body}".Replace("**", "", StringComparison.Ordinal).Contains($"{{{name}", StringComparison.OrdinalIgnoreCase)
            || $"&{Query}&{body}".Contains($"&{name}=", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A route without an object of a school. Its pages must not say a word of the neighbour's.</summary>
/// <param name="Query">Added to the address, to make it say as much as it can.</param>
/// <param name="PortalTells">Who is told of all schools at the portal.</param>
internal sealed record RoutePage(string Route, string Query = "", Who PortalTells = Who.Nobody)
{
    /// <summary>It tells people about themselves, wherever they stand.</summary>
    public bool IsOfPerson { get; init; }

    /// <summary>It tells those who run the installation about all of it, wherever they stand.</summary>
    public bool IsOfInstallation { get; init; }

    /// <summary>Nobody is signed in there (<see cref="Cms.Web.WithoutSessionAttribute"/>), so that everybody may keep what anybody gets.</summary>
    public bool IsTheSameForAll { get; init; }

    public Probe Probe => new(Route, Query, null);

    public override string ToString() => Query.Length > 0 ? $"{Route} with {Query}" : Route;
}
