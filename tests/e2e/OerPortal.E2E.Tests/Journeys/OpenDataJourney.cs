using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A programmer finds the open data from the foot of a page, copies a command and gets what it says.</summary>
public sealed class OpenDataJourney(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task A_programmer_finds_the_data_and_the_examples_work()
    {
        await GoAsync("/");
        await Page.Locator("footer").GetByRole(AriaRole.Link, new() { Name = "Dữ liệu mở" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Cho lập trình viên" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#lap-trinh h2")).ToBeInViewportAsync();

        var first = await AnswerAsync(await Page.Locator("#vi-du-first").InnerTextAsync());
        first["items"]!.AsArray().Count.ShouldBe(5);
        first["items"]![0]!.AsObject().Select(field => field.Key).ShouldBe(["id", "title", "licence"]);

        await Page.GetByRole(AriaRole.Link, new() { Name = "mọi địa chỉ, có ví dụ" }).ClickAsync();
        foreach (var operation in new[] { "listResources", "listChanges", "listSchools", "listSubjects" })
            (await AnswerAsync(await Page.Locator($"#lenh-{operation}").InnerTextAsync()))["items"]!.AsArray().ShouldNotBeEmpty(operation);
        await Page.Locator("#listResources summary").ClickAsync();
        await ShouldBeUsableByEverybodyAsync();
    }

    /// <summary>What the command's address answers.</summary>
    private async Task<JsonNode> AnswerAsync(string command)
    {
        var answer = await Page.APIRequest.GetAsync(command.Split('\'')[1]);
        answer.Status.ShouldBe(200, command);
        return JsonNode.Parse(await answer.TextAsync())!;
    }
}
