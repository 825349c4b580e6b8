using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using OerPortal.Cms.Sites;
using OerPortal.TestKit.People;

namespace OerPortal.TestKit;

/// <summary>Somebody with a browser: keeps cookies, follows the forms' rules, stands in one site.</summary>
public sealed class Visitor(HttpClient client, Site site, TestPerson? person) : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Where addresses such as <c>/tim</c> lead.</summary>
    public Site Site => site;

    /// <summary>Who it is.</summary>
    /// <exception cref="InvalidOperationException">It is a guest.</exception>
    public TestPerson Person => person ?? throw new InvalidOperationException("This visitor is not signed in.");

    /// <summary>Whether nobody is signed in.</summary>
    public bool IsGuest => person is null;

    /// <summary>The bare client, for what the methods here do not do. Its addresses need the site's path prefix.</summary>
    public HttpClient Client => client;

    /// <summary>The address as a browser needs it.</summary>
    public string Url(string address) =>
        site.PathPrefix.Length == 0 || address.StartsWith(site.PathPrefix + "/", StringComparison.Ordinal) ? address : site.PathPrefix + address;

    /// <summary>Asks for an address; redirects are not followed.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(Url(address), Ct);

    /// <summary>Reads an answer as a page.</summary>
    public Task<Page> ReadAsync(HttpResponseMessage answer) => Page.ReadAsync(answer, Ct);

    /// <summary>Opens a page, following redirects, and reads it.</summary>
    public async Task<Page> OpenAsync(string address) => await Page.ReadAsync(await FollowAsync(await GetAsync(address)), Ct);

    /// <summary>Sends the form of a page as a browser would: its hidden fields and token, and what the test fills in.</summary>
    /// <param name="address">Page that holds the form.</param>
    /// <param name="fields">Names and values; an empty list sends the form as it stands.</param>
    /// <param name="form">CSS selector of the form; by default the first that posts.</param>
    /// <returns>The answer to the post itself: a redirect is not followed.</returns>
    public async Task<HttpResponseMessage> PostFormAsync(
        string address, IEnumerable<KeyValuePair<string, string>>? fields = null, string form = "form[method=post]")
    {
        var page = await OpenAsync(address);
        var found = page.Document.QuerySelector($"main {form}") as IHtmlFormElement ?? page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"{page.Address} has no form \"{form}\" (status {(int)page.Status}).");
        var sent = found.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is not null && (input.Type == "hidden" || (input.Type is not ("submit" or "file" or "checkbox" or "radio")) || input.IsChecked))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(found.Elements.OfType<IHtmlTextAreaElement>().Where(area => area.Name is not null).Select(area => KeyValuePair.Create(area.Name!, area.Value)))
            .Concat(found.Elements.OfType<IHtmlSelectElement>().Where(list => list.Name is not null)
                .SelectMany(list => list.SelectedOptions.Select(option => KeyValuePair.Create(list.Name!, option.Value))))
            .ToList();
        var filled = (fields ?? []).ToList();
        sent.RemoveAll(field => filled.Exists(other => other.Key == field.Key));
        var action = found.GetAttribute("action") is { Length: > 0 } named ? new Uri(page.Address, named) : page.Address;
        using var content = new FormUrlEncodedContent(sent.Concat(filled));
        return await client.PostAsync(action, content, Ct);
    }

    /// <summary>Posts fields to an address with a valid antiforgery token taken from <paramref name="tokenFrom"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address, IEnumerable<KeyValuePair<string, string>> fields, string tokenFrom = "/")
    {
        using var content = new FormUrlEncodedContent(fields.Append(new(TokenField, await TokenAsync(tokenFrom))));
        return await client.PostAsync(Url(address), content, Ct);
    }

    /// <summary>Sends a request as a script of the portal would, with the antiforgery header.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, string tokenFrom = "/")
    {
        using var request = new HttpRequestMessage(method, Url(address)) { Content = content };
        request.Headers.Add("RequestVerificationToken", await TokenAsync(tokenFrom));
        return await client.SendAsync(request, Ct);
    }

    /// <inheritdoc cref="SendAsync" />
    public Task<HttpResponseMessage> SendJsonAsync<T>(HttpMethod method, string address, T body, string tokenFrom = "/") =>
        SendAsync(method, address, JsonContent.Create(body), tokenFrom);

    /// <summary>The antiforgery token a page carries, in its head or in a form.</summary>
    public async Task<string> TokenAsync(string address = "/")
    {
        var page = await OpenAsync(address);
        return page.Document.QuerySelector("meta[name=csrf-token]")?.GetAttribute("content")
            ?? page.Document.QuerySelector($"input[name={TokenField}]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"{page.Address} carries no antiforgery token (status {(int)page.Status}).");
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (var steps = 0; steps < 5 && (int)answer.StatusCode is >= 301 and <= 308 && answer.Headers.Location is { } next; steps++)
        {
            var from = answer.RequestMessage!.RequestUri!;
            answer.Dispose();
            answer = await client.GetAsync(new Uri(from, next), Ct);
        }
        return answer;
    }
}
