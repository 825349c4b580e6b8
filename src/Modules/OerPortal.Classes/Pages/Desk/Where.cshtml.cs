using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>From where, or when, pupils come in by card.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WhereModel(DoorRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>A name of <see cref="DoorRuleKind"/>.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Opens { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    [BindProperty]
    public List<DayOfWeek> Days { get; set; } = [];

    /// <summary>Null where the portal does not see one.</summary>
    public string? OwnNetwork => SchoolNetworks.Of(HttpContext.Connection.RemoteIpAddress);

    public string OwnAddress => rules.AddressOf(HttpContext);

    public string? Done { get; private set; }

    /// <summary>The rule holds, and would not let in who sits here.</summary>
    public bool IsOutside { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var rule = await rules.FindAsync(cancellation);
        (Kind, Places, Opens, Closes, Days) = ($"{rule.Kind}", string.Join('\n', rule.Places), $"{rule.Opens:HH:mm}", $"{rule.Closes:HH:mm}", [.. rule.Days]);
        Done = xong == "luu" ? rules.Said(rule) : null;
        IsOutside = rule.Kind == DoorRuleKind.Places && !SchoolNetworks.Contains(rule.Places, HttpContext.Connection.RemoteIpAddress);
        return Page();
    }

    /// <summary>Writes this machine's address under the others, to be looked at before it is saved.</summary>
    public IActionResult OnPostOwn()
    {
        if (site.Current.IsPortal)
            return NotFound();
        Kind = nameof(DoorRuleKind.Places);
        Places = string.Join('\n', new[] { Places?.Trim(), OwnNetwork }.Where(part => !string.IsNullOrEmpty(part)));
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (!Enum.TryParse<DoorRuleKind>(Kind, out var kind) || !Enum.IsDefined(kind))
            ModelState.AddModelError(nameof(Kind), strings["classes.where.fault.kind"]);
        var rule = new DoorRule { SiteId = site.Current.Id, Kind = kind };
        if (kind == DoorRuleKind.Places)
            rule.Places = [.. NetworksTyped()];
        if (kind == DoorRuleKind.Hours)
            ReadHours(rule);
        if (!ModelState.IsValid)
            return Page();
        await rules.SaveAsync(rule, cancellation);
        return LocalRedirect($"{Request.PathBase}{ClassAddress.Where}?xong=luu");
    }

    private IReadOnlyList<string> NetworksTyped()
    {
        var (networks, wrong) = SchoolNetworks.Read(Places);
        if (wrong is { } fault)
            ModelState.AddModelError(nameof(Places), strings[$"classes.where.fault.{fault.Fault}", fault.Line]);
        return networks;
    }

    private void ReadHours(DoorRule rule)
    {
        if (!TimeOnly.TryParse(Opens, out var opens) || !TimeOnly.TryParse(Closes, out var closes) || opens >= closes)
            ModelState.AddModelError(nameof(Closes), strings["classes.where.fault.hours"]);
        else
            (rule.Opens, rule.Closes) = (opens, closes);
        rule.Days = [.. DoorRules.Days.Where(Days.Contains)];
        if (rule.Days.Length == 0)
            ModelState.AddModelError(nameof(Days), strings["classes.where.fault.days"]);
    }
}
