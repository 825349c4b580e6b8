using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Events.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events.Pages.Desk;

/// <summary>Announces an event (<c>/quan-tri/su-kien/moi</c>) or changes one. Times are Vietnam's.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("events")]
internal sealed class EditModel(EventDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm";

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public bool IsNew { get; private set; }

    public LibraryEvent? Event { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Event is { } one)
            Input = Form.Of(one);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        var (starts, ends) = (Read(Input.Starts), Read(Input.Ends));
        if (starts is null)
            ModelState.AddModelError("Input.Starts", strings["events.moment.missing"]);
        if (ends is null)
            ModelState.AddModelError("Input.Ends", strings["events.moment.missing"]);
        else if (ends <= starts)
            ModelState.AddModelError("Input.Ends", strings["events.ends.wrong"]);
        if (!Enum.IsDefined(Input.Kind))
            ModelState.AddModelError("Input.Kind", strings["events.kind.missing"]);
        if (Input.Seats is < 1 or > 100_000)
            ModelState.AddModelError("Input.Seats", strings["events.seats.wrong"]);
        if (!ModelState.IsValid)
            return Page();

        var one = Event ?? new LibraryEvent { SiteId = site.Current.Id };
        (one.Title, one.Place, one.Body) = (Input.Title.Trim(), Input.Place?.Trim() ?? "", Input.Body?.Trim() ?? "");
        (one.Kind, one.StartsAt, one.EndsAt, one.TakesRegistrations, one.Seats) = (Input.Kind, starts!.Value, ends!.Value, Input.TakesRegistrations, Input.Seats);
        await desk.SaveAsync(one, IsNew, cancellation);
        Done = IsNew ? "events.announced" : "events.changed";
        return LocalRedirect(Request.PathBase + EventAddress.Page(one.PublicId));
    }

    public async Task<IActionResult> OnPostCallOffAsync(string publicId, bool off, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation) || Event is not { } one)
            return NotFound();
        await desk.CallOffAsync(one, off, cancellation);
        Done = off ? "events.calledOff" : "events.held";
        return LocalRedirect(Request.PathBase + EventAddress.Page(one.PublicId));
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        IsNew = publicId == EventAddress.New;
        Event = IsNew ? null : await desk.FindAsync(publicId, cancellation);
        return IsNew || Event is not null;
    }

    private static DateTimeOffset? Read(string? text)
        => DateTime.TryParseExact(text, [Moment, Moment + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year is > 2000 and < 2200
            ? new DateTimeOffset(at, VietnamTime.Offset).ToUniversalTime()
            : null;

    public sealed class Form
    {
        [Required(ErrorMessage = "events.title.missing"), StringLength(160, ErrorMessage = "events.tooLong.form")]
        public string Title { get; set; } = "";

        public EventKind Kind { get; set; }

        [StringLength(160, ErrorMessage = "events.tooLong.form")]
        public string? Place { get; set; }

        public string? Starts { get; set; }

        public string? Ends { get; set; }

        [StringLength(5000, ErrorMessage = "events.tooLong.form")]
        public string? Body { get; set; }

        public bool TakesRegistrations { get; set; }

        public int? Seats { get; set; }

        internal static Form Of(LibraryEvent one) => new()
        {
            Title = one.Title,
            Kind = one.Kind,
            Place = one.Place,
            Starts = Local(one.StartsAt),
            Ends = Local(one.EndsAt),
            Body = one.Body,
            TakesRegistrations = one.TakesRegistrations,
            Seats = one.Seats,
        };

        private static string Local(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString(Moment, CultureInfo.InvariantCulture);
    }
}
