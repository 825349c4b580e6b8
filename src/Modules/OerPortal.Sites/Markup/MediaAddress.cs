namespace OerPortal.Sites.Markup;

/// <summary>How a page names a picture or file of its site: <c>/tep/{file}/…</c>, the address at which it is.</summary>
internal static class MediaAddress
{
    private const string Start = "/tep/";

    /// <summary>Null for everything else, above all for addresses elsewhere.</summary>
    internal static Guid? IdOf(string? address)
    {
        if (address is null || !address.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var id = address[Start.Length..].Split('/', 2)[0];
        return Guid.TryParseExact(id, "D", out var found) ? found : null;
    }
}
