using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Running;

namespace OerPortal.Harvest.Pages.Desk;

/// <summary>Adds a source: paste an address, see its first records, begin.</summary>
[RequiresPermission(Permissions.SourcesId)]
internal sealed class NewSourceModel(Trial trial, SourceDesk desk, IStringLocalizer strings, TimeProvider time) : PageModel
{
    public const string Path = SourcesModel.Path + "/moi";

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What the source would bring; null before it was tried, and when it brings nothing.</summary>
    public TrialResult? Found { get; private set; }

    /// <summary>What is wrong with it, in words.</summary>
    public string? Trouble { get; private set; }

    public void OnGet()
    {
        // an empty form
    }

    /// <summary>Looks at the source and keeps nothing.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellation)
    {
        ModelState.Remove("Input.Name");
        if (ModelState.IsValid)
            await TryAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await TryAsync(cancellation))
            return Page();
        var source = new Source
        {
            Name = Input.Name.Trim(),
            Kind = Found!.Kind,
            Address = Found.Address,
            SetSpec = Found.Kind == SourceKind.Oai ? Input.Set ?? "" : "",
            Format = Found.Format,
            EveryHours = Schedule.Fit(Input.EveryHours),
            PassesOn = Input.PassesOn,
            AddedAt = time.GetUtcNow(),
        };
        if (await desk.AddAsync(source, cancellation) is { } id)
            return LocalRedirect(Request.PathBase + SourceModel.AddressOf(id));
        ModelState.AddModelError("Input.Address", strings["harvest.known"]);
        return Page();
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            Found = await trial.TryAsync(Input.Address, Input.Set ?? "", Input.Format ?? "", cancellation);
        }
        catch (SourceTroubleException trouble)
        {
            Trouble = RunWords.Trouble(strings, trouble.Code, trouble.Detail);
            return false;
        }
        // What the form then says is what was found, not what was typed.
        foreach (var field in new[] { "Input.Address", "Input.Format" })
            ModelState.Remove(field);
        (Input.Address, Input.Format) = (Found.Address, Found.Format);
        if (string.IsNullOrWhiteSpace(Input.Name))
            (Input.Name, _) = (Found.Name.Length > 80 ? Found.Name[..80] : Found.Name, ModelState.Remove("Input.Name"));
        return true;
    }

    internal sealed class Form
    {
        [Required(ErrorMessage = "harvest.address.missing"), StringLength(2000, ErrorMessage = "sites.tooLong")]
        public string Address { get; set; } = "";

        [StringLength(300, ErrorMessage = "sites.tooLong")]
        public string? Set { get; set; }

        [StringLength(60, ErrorMessage = "sites.tooLong")]
        public string? Format { get; set; }

        [Required(ErrorMessage = "harvest.name.missing"), StringLength(80, ErrorMessage = "sites.tooLong")]
        public string Name { get; set; } = "";

        public int EveryHours { get; set; } = Schedule.Daily;

        public bool PassesOn { get; set; }
    }
}
