using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A journey of a teacher's lesson by way of the reviewer to a pupil: the steps that every lesson takes, whatever its files are.</summary>
public abstract class LessonJourney(DemoPortal demo) : Journey(demo)
{
    /// <summary>Fills what the draft asks of every lesson, and waits until it is kept.</summary>
    protected async Task DescribeAsync(string kind, string subject, string description)
    {
        await Page.Locator("select[name='Form.Kind']").SelectOptionAsync(kind);
        await Page.Locator("select[name='Form.Subject']").SelectOptionAsync(subject);
        await Page.Locator("input[name='Form.Grades'][value='6']").CheckAsync();
        await Page.Locator("textarea[name='Form.Description']").FillAsync(description);
        await Page.Locator("input[name='Form.Licence'][value='cc-by-4.0']").CheckAsync();
        await Assertions.Expect(Page.Locator("[data-saved].good")).ToBeVisibleAsync();
    }

    /// <summary>Sends the draft to review.</summary>
    protected async Task SubmitAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt", Exact = true }).ClickAsync();
        await Page.GetByText("Đã gửi duyệt").First.WaitForAsync();
    }

    /// <summary>The reviewer, at another device, opens what was sent.</summary>
    protected async Task OpenReviewAsync(string title)
    {
        await UseDeviceAsync(Device);
        await SignInAsync(DemoPeople.Reviewer, DemoPeople.Password);
        await GoAsync("/duyet");
        await Page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
    }

    /// <summary>Publishes what is open.</summary>
    protected async Task ApproveAsync()
    {
        foreach (var question in new[] { "content", "licence", "privacy", "accessibility" })
            await Page.Locator($"input[name='Answers[{question}]'][value='true']").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt và công bố" }).ClickAsync();
        await Page.GetByText("Đã phê duyệt “").First.WaitForAsync();
    }
}
