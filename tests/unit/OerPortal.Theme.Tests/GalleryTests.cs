using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Localization;
using OerPortal.TestKit;
using OerPortal.Theme.Pages;

namespace OerPortal.Theme.Tests;

public sealed class GalleryTests(PortalApp app)
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Every_part_is_shown_with_words_in_both_languages(string language)
    {
        var guest = app.Guest();
        await guest.GetAsync($"/chon/ngon-ngu/{language}");

        var page = await guest.OpenAsync("/giao-dien");

        page.Document.QuerySelectorAll(".shelf .cover, .hit, .pager, .note, .steps, .field.wrong, .table, .empty, dialog").Length.ShouldBeGreaterThan(20);
        Regex.Matches(page.Text, @"theme\.[a-z]", RegexOptions.NonBacktracking).Select(m => m.Value).ShouldBeEmpty("a string is missing");
    }

    [Fact]
    public async Task A_wrong_field_is_tied_to_its_hint_and_error()
    {
        var page = await app.Guest().OpenAsync("/giao-dien");

        var field = page.Document.QuerySelector("textarea[name='Input.Summary']")!;
        field.GetAttribute("aria-invalid").ShouldBe("true");
        foreach (var id in field.GetAttribute("aria-describedby")!.Split(' '))
            page.Document.GetElementById(id).ShouldNotBeNull().TextContent.ShouldNotBeNullOrWhiteSpace();
        page.Document.QuerySelector($"label[for='{field.Id}']").ShouldNotBeNull();
    }

    [Fact]
    public void Outside_development_the_address_is_unknown()
    {
        var model = new GalleryModel(new HostingEnvironment { EnvironmentName = Environments.Production }, app.Services.GetRequiredService<IStringLocalizer>());
        var page = new PageContext(new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor()));
        var asking = new PageHandlerExecutingContext(page, [], null, new Dictionary<string, object?>(StringComparer.Ordinal), model);

        model.OnPageHandlerExecuting(asking);

        asking.Result.ShouldBeOfType<NotFoundResult>();
    }

    [Fact]
    public void Every_icon_that_a_page_of_the_portal_names_is_in_the_sprite()
    {
        var known = File.ReadAllText(Checkout.PathTo("themes", "OerPortal.Theme", "Assets", "icons.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

        var unknown = new[] { "src", "themes" }
            .SelectMany(folder => Directory.EnumerateFiles(Checkout.PathTo(folder), "*.cshtml", SearchOption.AllDirectories))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"<icon name=""(?<name>[a-z0-9-]+)""", RegexOptions.NonBacktracking).Select(m => $"{Path.GetFileName(file)}: {m.Groups["name"].Value}"))
            .Where(use => !known.Contains(use.Split(": ")[1]));

        unknown.ShouldBeEmpty("add them to icons.txt");
    }
}
