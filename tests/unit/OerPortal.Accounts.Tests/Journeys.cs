using System.Net;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>What several tests do through the real pages.</summary>
internal static class Journeys
{
    internal static Task<HttpResponseMessage> TryAsync(this Visitor visitor, string login, string password, string address = "/dang-nhap", bool isShared = false)
        => visitor.PostFormAsync(address, Fields(("Input.Login", login), ("Input.Password", password), ("Input.IsShared", isShared ? "true" : "false")));

    /// <summary>Signs in through the page.</summary>
    internal static async Task<Visitor> EnterAsync(this PortalApp app, TestPerson person)
    {
        var visitor = app.Guest();
        var answer = await visitor.TryAsync(person.UserName, TestPerson.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    internal static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields)
        => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));

    internal static async Task<Page> AsPageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var document = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        return new Page(answer.RequestMessage!.RequestUri!, answer.StatusCode, answer, document);
    }

    /// <summary>A name nobody else has.</summary>
    internal static string NewUserName() => $"ban.{Guid.CreateVersion7():N}"[..36];
}
