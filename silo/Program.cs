using SmartVillage.Silo.Hosting;
using SmartVillage.Silo.Storage.Copy;

if (await CopyCommand.RunAsync(args, Console.Out, Console.Error) is { } exit) { return exit; }

var builder = WebApplication.CreateBuilder(args);
builder.AddSmartVillageSilo(HostRole.Silo);

var app = builder.Build();
app.MapSmartVillageApi();
app.Run();
return 0;
