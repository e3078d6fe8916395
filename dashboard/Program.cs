using SmartVillage.Dashboard;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Live;

DisplayCulture.CheckMachine();

var builder = WebApplication.CreateBuilder(Composition.Place(args));
builder.AddRole();
builder.AddLive();
builder.AddPages();

var app = builder.Build();
app.UsePages();
app.MapRole();
app.MapLive();
app.MapPages();
app.Run();
