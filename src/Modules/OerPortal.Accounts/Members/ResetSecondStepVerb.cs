using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.Members;

/// <summary><c>reset-second-step &lt;user name&gt;</c>: for the last portal administrator, who has nobody to ask.</summary>
internal sealed class ResetSecondStepVerb(AccountsDbContext db, SecondStepSetup setup) : IPortalVerb
{
    public string Name => "reset-second-step";

    public string Description => "reset-second-step <user name>: lets somebody who lost phone and recovery codes sign in with the password alone";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Count != 1)
        {
            await Console.Error.WriteLineAsync(Description);
            return 2;
        }

        var name = arguments[0].Trim().ToUpperInvariant();
        var id = await db.People.Where(p => p.NormalizedUserName == name || p.NormalizedEmail == name).Select(p => p.Id).FirstOrDefaultAsync(cancellation);
        if (!await setup.ResetAsync(id, cancellation))
        {
            await Console.Error.WriteLineAsync("Nobody of that name has a second step.");
            return 1;
        }

        await Console.Out.WriteLineAsync("Done. An administrator is asked to set it up anew at the next sign-in.");
        return 0;
    }
}
