using System.Text.RegularExpressions;
using OerPortal.TestKit;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>Somebody with a browser who asks for exact addresses and sends a valid antiforgery token with every change.</summary>
internal sealed partial class Asker(Visitor visitor, IReadOnlyDictionary<string, string>? programs = null) : IDisposable
{
    private readonly Dictionary<string, string> _tokens = [];

    public async Task<Answer> AskAsync(Place place, Probe probe, Names names)
    {
        using var request = new HttpRequestMessage(probe.Method, place.Address(names.Fill(probe.Path)));
        probe.Sends?.Invoke(request, names);
        // Routes for programs look at no cookie, and at a token of that place alone.
        if (probe.Path.StartsWith("/api/deposit/", StringComparison.Ordinal) && !probe.IsForged && programs is not null)
            request.Headers.Authorization = new("Bearer", programs[place.IsPortal ? "" : place.Name]);
        if (!probe.IsForged && probe.Method != HttpMethod.Get && probe.Method != HttpMethod.Head)
            request.Headers.Add("RequestVerificationToken", await TokenAsync(place));
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(answer, names);
    }

    public void Dispose() => visitor.Dispose();

    // Guests find a token in the sign-in form, others in the head of every page.
    private async Task<string> TokenAsync(Place place)
    {
        if (_tokens.TryGetValue(place.Origin, out var known))
            return known;
        var page = await visitor.Client.GetStringAsync(new Uri(place.Origin + (visitor.IsGuest ? "/dang-nhap" : "/toi")));
        return _tokens[place.Origin] = Token().Match(page) is { Success: true } found
            ? found.Groups["token"].Value
            : throw new InvalidOperationException($"{place.Origin} gives no antiforgery token.");
    }

    [GeneratedRegex("""(?:csrf-token" content|__RequestVerificationToken" type="hidden" value)="(?<token>[^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
