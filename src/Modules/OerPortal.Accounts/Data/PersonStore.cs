using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.Data;

/// <summary>ASP.NET Core Identity's own store over this module's tables. Roles are memberships of sites, so Identity's roles stay unused.</summary>
public sealed class PersonStore(AccountsDbContext db, IdentityErrorDescriber describer)
    : UserOnlyStore<Person, AccountsDbContext, Guid>(db, describer);
